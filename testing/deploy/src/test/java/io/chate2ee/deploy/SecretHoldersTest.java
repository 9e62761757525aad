package io.chate2ee.deploy;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who has which Secret, as the table in {@code docs/deployment.md} says: nobody has another's, and all of them are files. */
@Tag("kubectl")
class SecretHoldersTest {
    private static final String OVERLAYS = "io.chate2ee.deploy.Overlays#all";

    private static final Map<String, Set<String>> SECRETS = Map.ofEntries(
            entry("token-service", Set.of("kafka-token-service", "kafka-ca", "callers", "token-service-virgil")),
            entry(
                    "identity-service",
                    Set.of(
                            "kafka-identity-service",
                            "kafka-ca",
                            "callers",
                            "identity-service",
                            "identity-service-database",
                            "postgres-ca")),
            entry(
                    "group-sync",
                    Set.of("kafka-group-sync", "kafka-ca", "group-sync", "group-sync-database", "postgres-ca")),
            entry("group-sync-webhooks", Set.of("kafka-group-sync-webhooks", "kafka-ca", "group-sync-webhooks")),
            entry("group-sync-backfill", Set.of("kafka-group-sync-backfill", "kafka-ca", "group-sync-backfill")),
            entry(
                    "group-sync-command",
                    Set.of("kafka-group-sync", "kafka-ca", "group-sync", "group-sync-database", "postgres-ca")),
            entry("group-sync-replay", Set.of("kafka-operator", "kafka-ca")),
            entry("identity-service-migrate", Set.of("identity-service-migration", "postgres-ca")),
            entry("group-sync-migrate", Set.of("group-sync-migration", "postgres-ca")));

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void everyWorkloadHasItsOwnSecretsAndNoOthers(Manifests manifests) {
        for (Manifest workload : manifests.workloads()) {
            Set<String> mounted = new TreeSet<>();
            workload.pod().path("volumes").findValues("secret").forEach(source -> mounted.add(role(source)));
            assertThat(mounted).as(workload.toString()).isEqualTo(SECRETS.get(workload.name()));
        }
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void noSecretIsAVariable(Manifests manifests) {
        for (Manifest workload : manifests.workloads()) {
            for (String reference : new String[] {"secretRef", "secretKeyRef", "valueFrom"}) {
                assertThat(workload.container().findValues(reference))
                        .as(reference + " of " + workload)
                        .isEmpty();
            }
        }
    }

    /** The operators keep the authority's key in the same Secret. */
    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void ofAnAuthorityNothingIsTakenButItsCertificate(Manifests manifests) {
        for (Manifest workload : manifests.workloads()) {
            workload.pod().path("volumes").findValues("secret").stream()
                    .filter(source -> role(source).endsWith("-ca"))
                    .forEach(source -> assertThat(source.path("items"))
                            .as(workload + " " + role(source))
                            .hasToString("[{\"key\":\"ca.crt\",\"path\":\"ca.crt\"}]"));
        }
    }

    /** What a Secret is for; the operators of {@code dev} have names of their own for the two authorities. */
    private static String role(JsonNode source) {
        String name = source.path("secretName").asText(source.path("name").asText());
        if (name.equals("chat-kafka-cluster-ca-cert")) {
            return "kafka-ca";
        }
        return name.endsWith("-postgres-ca") ? "postgres-ca" : name;
    }
}
