package io.chate2ee.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.chate2ee.stack.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A new module cannot come in past the rules of the architecture. */
class ModulesTest {
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Path CODE = Path.of("src/main/java/io/chate2ee");
    private static final Path ROOT = Checkout.find().root();

    @Test
    void everyModuleHasOnePackageAndARuleThatNamesIt() {
        String rules = descriptions();
        Set<String> unruled = new TreeSet<>();
        List<String> modules = modules();
        for (String module : modules) {
            List<String> rooms = rooms(module);
            assertThat(rooms).as("packages of " + module).hasSizeLessThanOrEqualTo(1);
            rooms.stream()
                    .filter(room -> !rules.contains("'io.chate2ee." + room + "..'"))
                    .forEach(room -> unruled.add(module + ": io.chate2ee." + room));
        }

        assertThat(modules).hasSizeGreaterThan(10);
        assertThat(unruled).isEmpty();
    }

    @Test
    void theClassesOfEveryModuleThatIsDeployedAreReadByTheRules() {
        for (String module : modules()) {
            // Of the rest the rules say only that nobody uses it.
            if (!module.startsWith("testing/")) {
                for (String room : rooms(module)) {
                    assertThat(new ClassFileImporter()
                                    .withImportOption(new ImportOption.DoNotIncludeTests())
                                    .importPackages("io.chate2ee." + room))
                            .as(module)
                            .isNotEmpty();
                }
            }
        }
    }

    private static String descriptions() {
        return Arrays.stream(ArchitectureTest.class.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == ArchRule.class)
                .map(ModulesTest::description)
                .collect(Collectors.joining("\n"));
    }

    private static String description(Field rule) {
        try {
            return ((ArchRule) rule.get(null)).getDescription();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The application of the load runs answers nothing, and is nobody's part. */
    private static List<String> modules() {
        return MODULE.matcher(text(ROOT.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .filter(module -> !module.equals("testing/benchmarks/empty-endpoint"))
                .toList();
    }

    private static List<String> rooms(String module) {
        Path code = ROOT.resolve(module).resolve(CODE);
        if (!Files.isDirectory(code)) {
            return List.of();
        }
        try (Stream<Path> rooms = Files.list(code)) {
            return rooms.filter(Files::isDirectory)
                    .map(room -> room.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
