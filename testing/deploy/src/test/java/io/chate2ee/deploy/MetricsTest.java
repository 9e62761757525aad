package io.chate2ee.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An alert on a metric that is not there never fires. */
@Tag("kubectl")
class MetricsTest {
    private static final Pattern METRIC = Pattern.compile("\\b((?:token|identity|group_sync|chat)_[a-z_]+)\\b");

    /** Of Quarkus, Caffeine's binder and Prometheus itself. */
    private static final Set<String> OTHERS =
            Set.of("http_server_requests_seconds_count", "http_server_requests_seconds_sum", "cache_gets_total", "up");

    private static final Pattern OTHER =
            Pattern.compile("\\b(http_server_[a-z_]+|cache_[a-z_]+|up|jvm_[a-z_]+|process_[a-z_]+)(?=[{\\[ ])");

    private static final Pattern METER = Pattern.compile("\"((?:token|identity|group_sync|chat)\\.[a-z_.-]+)\"");

    private static final Pattern DOCUMENTED = Pattern.compile("`([a-z_]+)(?:\\{[a-z_,]+\\})?`");

    @ParameterizedTest
    @MethodSource("monitored")
    void everyMetricOfAnAlertOrADashboardIsOneThatTheCodeHas(Manifests manifests) {
        Set<String> meters = meters();
        Set<String> unknown = new TreeSet<>();
        expressions(manifests).forEach((where, expression) -> {
            METRIC.matcher(withoutLabels(expression))
                    .results()
                    .map(found -> found.group(1))
                    .forEach(metric -> {
                        if (meters.stream().noneMatch(meter -> isOf(meter, metric))) {
                            unknown.add(where + ": " + metric);
                        }
                    });
            OTHER.matcher(expression).results().map(found -> found.group(1)).forEach(metric -> {
                if (!OTHERS.contains(metric)) {
                    unknown.add(where + ": " + metric);
                }
            });
        });

        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("monitored")
    void everyMetricOfAnAlertIsExplainedToOperators(Manifests manifests) {
        Set<String> documented = DOCUMENTED
                .matcher(Repository.text("docs/operations.md"))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        expressions(manifests)
                .forEach((where, expression) -> METRIC.matcher(withoutLabels(expression))
                        .results()
                        .map(found -> found.group(1))
                        .forEach(metric ->
                                assertThat(documented).as(where + " " + metric).anyMatch(name -> isOf(name, metric))));
    }

    @ParameterizedTest
    @MethodSource("monitored")
    void everyAlertSaysHowBadItIsAndWhereWhatToDoStands(Manifests manifests) {
        String runbooks = Repository.text("docs/alerts.md");
        Set<String> names = new TreeSet<>();
        alerts(manifests).forEach((name, rule) -> {
            names.add(name);
            assertThat(rule.at("/labels/severity").asText()).as(name).isIn("warning", "critical");
            assertThat(rule.at("/annotations/summary").asText()).as(name).isNotBlank();
            assertThat(rule.at("/annotations/runbook").asText())
                    .isEqualTo("docs/alerts.md#" + name.toLowerCase(Locale.ROOT));
            assertThat(runbooks).as("a section for " + name).contains("\n## " + name + "\n");
        });

        assertThat(Pattern.compile("(?m)^## (\\w+)$")
                        .matcher(runbooks)
                        .results()
                        .map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(names);
    }

    static Stream<Manifests> monitored() {
        return Overlays.all().filter(each -> each.kind("PodMonitor").findAny().isPresent());
    }

    /** Every PromQL expression, by the alert or panel that has it. */
    private static Map<String, String> expressions(Manifests manifests) {
        Map<String, String> expressions = new TreeMap<>();
        alerts(manifests)
                .forEach((name, rule) -> expressions.put(name, rule.path("expr").asText()));
        manifests
                .kind("ConfigMap")
                .filter(map -> map.name().startsWith("dashboard-"))
                .forEach(map -> map.at("/data")
                        .forEach(dashboard -> parse(dashboard.asText())
                                .path("panels")
                                .forEach(panel -> panel.path("targets")
                                        .forEach(target -> expressions.put(
                                                map.name() + " "
                                                        + panel.path("title").asText()
                                                        + target.path("refId").asText(),
                                                target.path("expr").asText())))));
        assertThat(expressions).hasSizeGreaterThan(40);
        return expressions;
    }

    private static Map<String, JsonNode> alerts(Manifests manifests) {
        Map<String, JsonNode> alerts = new TreeMap<>();
        manifests
                .kind("PrometheusRule")
                .forEach(rule -> rule.json()
                        .findValues("rules")
                        .forEach(rules -> rules.forEach(
                                each -> alerts.put(each.path("alert").asText(), each))));
        return alerts;
    }

    private static JsonNode parse(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Names of meters as the code has them, written as Prometheus writes them. */
    private static Set<String> meters() {
        Set<String> meters = new TreeSet<>();
        for (String room : new String[] {"libs", "token-service", "identity-service", "group-sync-service"}) {
            Repository.files(room).stream()
                    .filter(file -> file.toString().contains("/src/main/java/")
                            && file.toString().endsWith(".java"))
                    .forEach(file -> {
                        String text =
                                Repository.text(Repository.ROOT.relativize(file).toString());
                        if (text.contains("io.micrometer") || text.contains("OutletMeters")) {
                            METER.matcher(text).results().forEach(found -> {
                                meters.add(found.group(1).replaceAll("[.-]", "_"));
                                meters.add(found.group(1).replaceAll("[.-]", "_") + "_waiting");
                            });
                        }
                    });
        }
        return meters;
    }

    /** Whether this is a meter's metric: its name, and what Prometheus puts behind it for unit and kind. */
    private static boolean isOf(String meter, String metric) {
        return metric.startsWith(meter)
                && metric.substring(meter.length())
                        .matches("(_(seconds|records|requests))?(_(total|count|sum|max|bucket))?");
    }

    private static String withoutLabels(String expression) {
        return expression.replaceAll("\\{[^}]*}", " ").replaceAll("by \\([^)]*\\)", " ");
    }
}
