package io.chate2ee.stack.testing;

import io.chate2ee.stack.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The alerts that the manifests have, held against what a process answers at {@code /q/metrics}. */
public final class Alerts {
    private static final Path RULES = Path.of("deploy", "kubernetes", "components", "monitoring");
    private static final String SELECTOR = "(\\w+)(?:\\{([^}]*)})?";
    private static final Pattern GROWTH = Pattern.compile("increase\\(" + SELECTOR + "\\[");
    private static final Pattern STATE =
            Pattern.compile("(max|min) by \\([^)]*\\) \\(" + SELECTOR + "\\) (<|>|==) ([0-9]+)");

    /** They grow again and again for as long as what they count lasts, and so are seen with the second event. */
    private static final Set<String> REPEATED = Set.of(
            "group_sync_cloud_requests_seconds_count",
            "group_sync_cloud_not_sent_total",
            "chat_cometchat_lookups_seconds_count");

    private Alerts() {}

    /**
     * Counts that alerts watch for growth, and that a process should have and does not show. Prometheus sees no growth in a count that
     * begins with its first event, so that an alert would miss what happens once: it has to be there, as zero, before anything happens.
     *
     * @param names an expression that the names of the process' counts match
     */
    public static Set<String> countsMissing(String names, String metrics) {
        Set<String> missing = new TreeSet<>();
        GROWTH.matcher(rules()).results().forEach(growth -> {
            String name = growth.group(1);
            if (name.matches(names)
                    && !REPEATED.contains(name)
                    && values(metrics, name, growth.group(2)).findAny().isEmpty()) {
                missing.add(growth.group());
            }
        });
        return missing;
    }

    /**
     * Whether the expression of an alert holds for one process. Where nothing matches its selector it does not, as in Prometheus.
     *
     * @throws IllegalArgumentException if it is not of the form {@code max by (...) (metric) > 60}
     */
    public static boolean holds(String alert, String metrics) {
        Matcher named =
                Pattern.compile("- alert: " + alert + "\\s+expr: '([^\n]*)'\n").matcher(rules());
        Matcher state = STATE.matcher(named.find() ? named.group(1) : "");
        if (!state.matches()) {
            throw new IllegalArgumentException(alert + " is not there, or of another form");
        }
        MatchResult parts = state.toMatchResult();
        DoubleStream values = values(metrics, parts.group(2), parts.group(3));
        double bound = Double.parseDouble(parts.group(5));
        return (parts.group(1).equals("max") ? values.max() : values.min())
                .stream().anyMatch(value -> switch (parts.group(4)) {
                    case "<" -> value < bound;
                    case ">" -> value > bound;
                    default -> value == bound;
                });
    }

    private static DoubleStream values(String metrics, String name, @Nullable String selector) {
        List<String> labels = selector == null ? List.of() : List.of(selector.split(","));
        return metrics.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> labels.stream().allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)));
    }

    private static String rules() {
        try (Stream<Path> files = Files.list(Checkout.find().root().resolve(RULES))) {
            return files.filter(file -> file.getFileName().toString().startsWith("alerts-"))
                    .map(Alerts::text)
                    .collect(Collectors.joining());
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
