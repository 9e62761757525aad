package io.chate2ee.architecture;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.stack.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of faults name tests that are there. */
class FaultTablesTest {
    private static final Path ROOT = Checkout.find().root();
    private static final Pattern NAMED = Pattern.compile("`([A-Za-z]+(?:Test|IT))#([A-Za-z0-9]+)`");

    @Test
    void everyTestThatTheyNameIsThere() throws IOException {
        Map<String, Path> tests = testClasses();
        List<MatchResult> named = NAMED.matcher(Files.readString(ROOT.resolve("docs/faults.md")))
                .results()
                .toList();

        assertThat(named).hasSizeGreaterThan(40);
        assertThat(named.stream()
                        .filter(name -> !tests.containsKey(name.group(1))
                                || !read(Objects.requireNonNull(tests.get(name.group(1))))
                                        .contains("void " + name.group(2) + "("))
                        .map(MatchResult::group))
                .isEmpty();
    }

    private static Map<String, Path> testClasses() throws IOException {
        try (Stream<Path> modules = Stream.of(
                        "libs/virgil", "libs/chat-contract", "group-sync-service", "token-service", "identity-service")
                .map(ROOT::resolve)) {
            return modules.flatMap(module -> files(module.resolve("src/test/java")))
                    .filter(file -> file.toString().matches(".*(Test|IT)\\.java"))
                    .collect(
                            toMap(file -> file.getFileName().toString().replace(".java", ""), identity(), (a, b) -> a));
        }
    }

    private static Stream<Path> files(Path directory) {
        try (Stream<Path> walk = Files.walk(directory)) {
            return walk.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
