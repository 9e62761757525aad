package io.chate2ee.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every port and path that is named is one that the service has. */
@Tag("kubectl")
class ProbesAndPortsTest {
    private static final String OVERLAYS = "io.chate2ee.deploy.Overlays#all";

    /** Readers, rounds and the audit come to their ends one after the other once calls have; each has its own bound. */
    private static final Duration AFTER_THE_LAST_CALL = Duration.ofSeconds(30);

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void aContainerListensWhereTheServiceDoes(Manifests manifests) {
        manifests.kind("Deployment").forEach(deployment -> {
            JsonNode ports = deployment.container().path("ports");
            assertThat(ports).as(deployment.toString()).hasSize(1);
            assertThat(ports.at("/0/containerPort").asText())
                    .as(deployment.toString())
                    .isEqualTo(properties(deployment).getProperty("quarkus.http.port"));
        });
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void startAndLifeAskTheProcessAloneAndReadinessAsksForMore(Manifests manifests) {
        manifests.kind("Deployment").forEach(deployment -> {
            JsonNode container = deployment.container();
            assertThat(path(container, "startupProbe")).isEqualTo("http /q/health/live");
            assertThat(path(container, "livenessProbe")).isEqualTo("http /q/health/live");
            assertThat(path(container, "readinessProbe")).isEqualTo("http /q/health/ready");
        });
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void metricsAreReadFromEveryDeploymentWhereTheyAre(Manifests manifests) {
        manifests.kind("PodMonitor").forEach(monitor -> {
            assertThat(monitor.at("/spec/podMetricsEndpoints")).singleElement().satisfies(endpoint -> {
                assertThat(endpoint.path("port").asText()).isEqualTo("http");
                assertThat(endpoint.path("path").asText()).isEqualTo("/q/metrics");
            });
            assertThat(manifests.kind("Deployment")).allSatisfy(deployment -> {
                assertThat(new Selector(monitor.at("/spec/selector")).matches(deployment.podLabels()))
                        .as(deployment.toString())
                        .isTrue();
                assertThat(deployment.container().at("/ports/0/name").asText()).isEqualTo("http");
            });
        });
    }

    @Test
    void noServiceMovesTheOperatorsPaths() {
        for (String service : List.of("token-service", "identity-service", "group-sync-service")) {
            Set<String> names = Repository.properties(service).stringPropertyNames();
            assertThat(names)
                    .as(service)
                    .doesNotContain(
                            "quarkus.http.root-path",
                            "quarkus.http.non-application-root-path",
                            "quarkus.smallrye-health.root-path",
                            "quarkus.smallrye-health.liveness-path",
                            "quarkus.smallrye-health.readiness-path",
                            "quarkus.micrometer.export.prometheus.path",
                            "quarkus.management.enabled");
        }
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void thereIsTimeToStop(Manifests manifests) {
        manifests.kind("Deployment").forEach(deployment -> {
            Properties properties = properties(deployment);
            Duration delay = set(manifests, deployment, "QUARKUS_SHUTDOWN_DELAY", "0s");
            Duration timeout = set(
                    manifests,
                    deployment,
                    "QUARKUS_SHUTDOWN_TIMEOUT",
                    properties.getProperty("quarkus.shutdown.timeout", "0s"));
            assertThat(deployment.pod().path("terminationGracePeriodSeconds").asLong())
                    .as(deployment.toString())
                    .isGreaterThan(delay.plus(timeout).plus(AFTER_THE_LAST_CALL).toSeconds());
        });
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void onlyPathsOfClientsLeadIn(Manifests manifests) {
        Set<String> paths = new TreeSet<>();
        manifests.kind("Ingress").forEach(ingress -> paths.addAll(ingress.json().findValuesAsText("path")));
        manifests
                .kind("HTTPRoute")
                .forEach(route -> route.json()
                        .findValues("path")
                        .forEach(path ->
                                paths.add(withoutExpression(path.path("value").asText()))));

        assertThat(paths).containsExactlyInAnyOrder("/v1/virgil-jwt", "/v1/get-identities", "/v1/webhooks/cometchat");
        assertThat(Repository.text("docs/api/token-service.json")).contains("\"/v1/virgil-jwt\"");
        assertThat(Repository.text("docs/api/identity-service.json")).contains("\"/v1/get-identities\"");
        assertThat(Repository.text("group-sync-service/src/main/java/io/chate2ee/groupsync/webhooks/WebhookRoute.java"))
                .contains("\"/v1/webhooks/cometchat\"");
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void aRouteByExpressionTakesOneSlashOrTwo(Manifests manifests) {
        manifests
                .kind("HTTPRoute")
                .forEach(route -> route.json().findValues("path").forEach(path -> {
                    String expression = path.path("value").asText();
                    assertThat(path.path("type").asText()).isEqualTo("RegularExpression");
                    String plain = withoutExpression(expression);
                    // Gateways differ in whether an expression has to take the whole path.
                    assertThat(plain).containsPattern(expression);
                    assertThat("/" + plain).containsPattern(expression);
                    assertThat(plain + "/admin").doesNotContainPattern(expression);
                    assertThat("/q" + plain).doesNotContainPattern(expression);
                }));
    }

    private static String withoutExpression(String path) {
        return path.replaceFirst("^\\^//\\?", "/").replaceFirst("\\$$", "");
    }

    private static String path(JsonNode container, String probe) {
        JsonNode get = container.path(probe).path("httpGet");
        return get.path("port").asText() + " " + get.path("path").asText();
    }

    private static Properties properties(Manifest deployment) {
        return Repository.properties(Map.of(
                        "group-sync",
                        "group-sync-service",
                        "group-sync-webhooks",
                        "group-sync-service",
                        "group-sync-backfill",
                        "group-sync-service")
                .getOrDefault(deployment.name(), deployment.name()));
    }

    private static Duration set(Manifests manifests, Manifest workload, String variable, String otherwise) {
        String value = otherwise;
        for (JsonNode from : workload.container().path("envFrom")) {
            value = manifests
                    .get("ConfigMap", from.at("/configMapRef/name").asText())
                    .at("/data/" + variable)
                    .asText(value);
        }
        return Duration.parse("PT" + value.toUpperCase(Locale.ROOT));
    }
}
