package io.chate2ee.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The component {@code kafka-sasl}: where nobody has a certificate, none is asked for, and everybody has a password. */
@Tag("kubectl")
class KafkaWithPasswordsTest {
    private final Manifests manifests = Overlays.kafkaWithPasswords();

    @Test
    void theClientsAreToldToLogInAndToOpenNoKeyStore() {
        assertThat(Manifest.texts(manifests
                        .kind("ConfigMap")
                        .filter(map -> map.name().matches("chat-.*"))
                        .findFirst()
                        .orElseThrow()
                        .at("/data")))
                .containsEntry("KAFKA_SECURITY_PROTOCOL", "SASL_SSL")
                .containsEntry("KAFKA_SASL_MECHANISM", "SCRAM-SHA-512")
                .containsEntry("KAFKA_SSL_TRUSTSTORE_LOCATION", "/run/secrets/kafka-ca/ca.crt")
                .doesNotContainKeys("KAFKA_SSL_KEYSTORE_TYPE", "KAFKA_SSL_KEYSTORE_LOCATION");
    }

    @Test
    void whoeverTalksToKafkaHasALoginOfItsOwnAndCannotStartWithoutIt() {
        List<Manifest> clients = manifests.workloads().stream()
                .filter(workload -> !workload.kind().equals("Job"))
                .toList();

        assertThat(clients).hasSize(7).allSatisfy(client -> {
            JsonNode login = client.pod().at("/volumes/0/projected/sources/0/secret");
            assertThat(login.path("name").asText()).startsWith("kafka-");
            assertThat(login.path("items"))
                    .hasToString("[{\"key\":\"sasl.jaas.config\",\"path\":\"kafka.sasl.jaas.config\"}]");
            assertThat(login.has("optional")).isFalse();
        });
        assertThat(clients)
                .extracting(client -> client.pod()
                        .at("/volumes/0/projected/sources/0/secret/name")
                        .asText())
                .contains("kafka-token-service", "kafka-identity-service", "kafka-group-sync", "kafka-operator");
    }

    @Test
    void nobodyMountsAKeyStore() {
        assertThat(manifests.all())
                .noneMatch(manifest -> manifest.json().toString().contains("user.p12"))
                .noneMatch(manifest -> manifest.json().toString().contains("keystore.password"));
    }
}
