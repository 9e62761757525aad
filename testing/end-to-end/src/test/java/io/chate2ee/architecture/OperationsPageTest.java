package io.chate2ee.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.stack.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the services tell operators, by the log and by metrics, can be looked up, and nothing is promised that they do not tell. */
class OperationsPageTest {
    private static final Path ROOT = Checkout.find().root();
    private static final List<String> DEPLOYED =
            List.of("libs", "token-service", "identity-service", "group-sync-service");

    /** The text of a line, behind the cause where there is one; a line that is fatal names its setting instead. */
    private static final Pattern ATTENTION =
            Pattern.compile("\\bLOG\\s*\\.(?:warn|error)f?\\(\\s*(?:\\w+,\\s*)?\"([^\"]*)\"");

    private static final Pattern SHOUT = Pattern.compile("\\bLOG\\s*(?:\\.|::)\\s*(?:warn|error)f?\\b");
    private static final Pattern LINE_IN_CODE = Pattern.compile("\"([A-Z]{3}\\d{3}) ");
    private static final Pattern LINE_ON_PAGE = Pattern.compile("`([A-Z]{3}\\d{3})`");
    private static final Pattern METER = Pattern.compile("\"((?:token|identity|group_sync|chat)\\.[a-z_.-]+)\"");
    private static final Pattern METRIC_ON_PAGE = Pattern.compile("`([a-z]+_[a-z_]+)(?:\\{[a-z_,]+\\})?`");

    @Test
    void everyLineThatWantsAttentionBeginsWithANumber() {
        List<String> texts = code(text -> true)
                .flatMap(text -> ATTENTION.matcher(text).results())
                .map(line -> line.group(1))
                .toList();
        long shouts = code(text -> true)
                .flatMap(text -> SHOUT.matcher(text).results())
                .count();

        assertThat(texts).hasSize(Math.toIntExact(shouts)).allMatch(text -> text.matches("[A-Z]{3}\\d{3} .*"));
    }

    @Test
    void everyNumberOfALineIsExplainedAndNoOther() {
        Set<String> numbers = all(code(text -> true), LINE_IN_CODE);

        assertThat(numbers).hasSizeGreaterThan(50).isEqualTo(all(page(), LINE_ON_PAGE));
    }

    @Test
    void everyMeterIsExplained() {
        Set<String> explained = all(page(), METRIC_ON_PAGE);
        Set<String> meters = all(code(text -> text.contains("io.micrometer") || text.contains("OutletMeters")), METER);

        assertThat(meters).hasSizeGreaterThan(40).allMatch(meter -> {
            String metric = meter.replaceAll("[.-]", "_");
            return explained.stream()
                    .anyMatch(name -> name.startsWith(metric)
                            && name.substring(metric.length())
                                    .matches("(_(seconds|milliseconds|records|requests|groups))?(_total)?"));
        });
    }

    private static Set<String> all(Stream<String> texts, Pattern pattern) {
        return texts.flatMap(text -> pattern.matcher(text).results())
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> page() {
        return Stream.of(text(ROOT.resolve("docs/operations.md")));
    }

    private static Stream<String> code(Predicate<String> chosen) {
        return DEPLOYED.stream()
                .flatMap(room -> files(ROOT.resolve(room)))
                .map(OperationsPageTest::text)
                .filter(chosen);
    }

    private static Stream<Path> files(Path room) {
        try (Stream<Path> walk = Files.walk(room)) {
            return walk.filter(file -> file.toString().matches(".*/src/main/java/.*\\.java")).toList().stream();
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
