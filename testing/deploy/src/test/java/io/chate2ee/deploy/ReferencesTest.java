package io.chate2ee.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.chate2ee.contract.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever names something else names something that is there. */
@Tag("kubectl")
class ReferencesTest {
    private static final String OVERLAYS = "io.chate2ee.deploy.Overlays#all";

    /** The authorities of certificates, by their operators or by hand. */
    private static final Set<String> SECRETS_OF_OTHERS = Set.of(
            "kafka-ca", "chat-kafka-cluster-ca-cert", "postgres-ca", "identity-postgres-ca", "group-sync-postgres-ca");

    /** With a certificate, or with a password. */
    private static final Set<String> KEYS_OF_A_KAFKA_USER =
            Set.of("user.p12", "user.password", "user.crt", "user.key", "sasl.jaas.config");

    private static final int PARTITIONS = new Topics("")
            .all().stream()
                    .filter(topic -> topic.name().equals(new Topics("").groupEvents()))
                    .findFirst()
                    .orElseThrow()
                    .partitions();

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void everySelectorMatchesPodsOfThisOverlay(Manifests manifests) {
        List<String> lost = new ArrayList<>();
        for (Manifest manifest : manifests.all()) {
            selectors(manifest)
                    .filter(selector -> podsOf(manifests, selector).isEmpty())
                    .forEach(selector -> lost.add(manifest + ": " + selector.json()));
        }

        assertThat(lost).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void aDeploymentSelectsItsOwnPodsAndNoOthers(Manifests manifests) {
        manifests
                .kind("Deployment")
                .forEach(deployment -> assertThat(podsOf(manifests, new Selector(deployment.at("/spec/selector"))))
                        .as(deployment.toString())
                        .containsExactly(deployment));
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void everyServiceAndDisruptionBudgetAndScalerMeansOneDeployment(Manifests manifests) {
        manifests.kind("Service").forEach(service -> {
            Selector pods = new Selector(
                    JsonNodeFactory.instance.objectNode().set("matchLabels", service.at("/spec/selector")));
            assertThat(podsOf(manifests, pods))
                    .as(service.toString())
                    .singleElement()
                    .satisfies(pod -> {
                        List<String> ports = pod.container().path("ports").findValuesAsText("name");
                        assertThat(ports)
                                .contains(service.at("/spec/ports/0/targetPort").asText());
                    });
        });
        manifests
                .kind("PodDisruptionBudget")
                .forEach(budget -> assertThat(podsOf(manifests, new Selector(budget.at("/spec/selector"))))
                        .hasSize(1));
        Stream.concat(manifests.kind("HorizontalPodAutoscaler"), manifests.kind("ScaledObject"))
                .forEach(scaler -> manifests.get(
                        "Deployment", scaler.at("/spec/scaleTargetRef/name").asText()));
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void everyDeploymentIsScaledSpreadAndHeldUpByABudget(Manifests manifests) {
        // Of what follows the chat one is enough.
        manifests
                .kind("Deployment")
                .filter(each -> !each.name().equals("group-sync-backfill"))
                .forEach(deployment -> {
                    assertThat(Stream.concat(manifests.kind("HorizontalPodAutoscaler"), manifests.kind("ScaledObject"))
                                    .filter(scaler -> scaler.at("/spec/scaleTargetRef/name")
                                            .asText()
                                            .equals(deployment.name())))
                            .as("scalers of " + deployment)
                            .hasSize(1);
                    assertThat(manifests.find("PodDisruptionBudget", deployment.name()))
                            .isPresent();
                    assertThat(deployment.pod().path("topologySpreadConstraints"))
                            .hasSize(2)
                            .allSatisfy(constraint -> assertThat(new Selector(constraint.path("labelSelector"))
                                            .matches(deployment.podLabels()))
                                    .isTrue());
                });
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void ofWhatFollowsTheChatThereIsOneAndOfWhatReadsATopicNoMoreThanItHasPartitions(Manifests manifests) {
        Stream<Manifest> scalers =
                Stream.concat(manifests.kind("HorizontalPodAutoscaler"), manifests.kind("ScaledObject"));

        assertThat(manifests
                        .get("Deployment", "group-sync-backfill")
                        .at("/spec/replicas")
                        .asInt())
                .isEqualTo(1);
        assertThat(scalers).allSatisfy(scaler -> {
            String scaled = scaler.at("/spec/scaleTargetRef/name").asText();
            assertThat(scaled).isNotEqualTo("group-sync-backfill");
            if (scaled.equals("group-sync")) {
                assertThat(scaler.at("/spec/maxReplicas")
                                .asInt(scaler.at("/spec/maxReplicaCount").asInt()))
                        .isPositive()
                        .isLessThanOrEqualTo(PARTITIONS);
            }
        });
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void everyConfigMapSecretKeyVolumeAndAccountIsThere(Manifests manifests) {
        List<String> lost = new ArrayList<>();
        Map<String, Set<String>> secrets = secrets();
        for (Manifest workload : manifests.workloads()) {
            for (JsonNode from : workload.container().path("envFrom")) {
                manifests.get("ConfigMap", from.at("/configMapRef/name").asText());
            }
            manifests.get(
                    "ServiceAccount", workload.pod().path("serviceAccountName").asText());
            secretsOf(workload.pod()).forEach((name, keys) -> {
                if (!secrets.containsKey(name)
                        || !secrets.getOrDefault(name, Set.of()).containsAll(keys)) {
                    lost.add(workload + " mounts " + keys + " of " + name);
                }
            });
            assertThat(workload.container().path("volumeMounts").findValuesAsText("name"))
                    .as("mounts of " + workload)
                    .containsExactlyInAnyOrderElementsOf(names(workload.pod().path("volumes")));
        }

        assertThat(lost).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void everyRouteLeadsToAService(Manifests manifests) {
        List<String> routed = new ArrayList<>();
        manifests
                .kind("Ingress")
                .forEach(ingress -> ingress.json().findValues("service").forEach(service -> {
                    routed.add(service.path("name").asText());
                    assertThat(manifests
                                    .get("Service", service.path("name").asText())
                                    .at("/spec/ports/0/name"))
                            .isEqualTo(service.at("/port/name"));
                }));
        manifests
                .kind("HTTPRoute")
                .forEach(route -> route.json().findValues("backendRefs").forEach(backend -> {
                    routed.add(backend.at("/0/name").asText());
                    assertThat(manifests
                                    .get("Service", backend.at("/0/name").asText())
                                    .at("/spec/ports/0/port"))
                            .isEqualTo(backend.at("/0/port"));
                }));

        assertThat(routed)
                .containsExactlyInAnyOrderElementsOf(
                        manifests.kind("Service").map(Manifest::name).toList());
    }

    private static Stream<Selector> selectors(Manifest manifest) {
        return switch (manifest.kind()) {
            case "NetworkPolicy" -> {
                List<JsonNode> selectors = new ArrayList<>(manifest.json().findValues("podSelector"));
                // Brokers and databases are made by their operators and not in here.
                selectors.removeIf(selector -> selector.toString().contains("strimzi.io/cluster")
                        || selector.toString().contains("cnpg.io/cluster")
                        || selector.toString().contains("NotIn"));
                yield selectors.stream().map(Selector::new);
            }
            case "PodMonitor", "PodDisruptionBudget" -> Stream.of(new Selector(manifest.at("/spec/selector")));
            default -> Stream.of();
        };
    }

    private static List<Manifest> podsOf(Manifests manifests, Selector selector) {
        return manifests.workloads().stream()
                .filter(workload -> selector.matches(workload.podLabels()))
                .toList();
    }

    /** What the example and Strimzi's user operator make, by name. */
    private static Map<String, Set<String>> secrets() {
        Map<String, Set<String>> keys = new TreeMap<>();
        Manifests.of("secrets-example")
                .kind("Secret")
                .forEach(secret -> keys.put(
                        secret.name(), Manifest.texts(secret.at("/stringData")).keySet()));
        Manifests.of("kafka").kind("KafkaUser").forEach(user -> keys.put(user.name(), KEYS_OF_A_KAFKA_USER));
        SECRETS_OF_OTHERS.forEach(name -> keys.put(name, Set.of("ca.crt")));
        return keys;
    }

    /** Names of Secrets and the keys that are taken out of them; those that may be absent are left out if they are. */
    private static Map<String, Set<String>> secretsOf(JsonNode pod) {
        Map<String, Set<String>> wanted = new TreeMap<>();
        for (JsonNode secret : pod.path("volumes").findValues("secret")) {
            String name = secret.path("secretName").asText(secret.path("name").asText());
            if (!name.equals("callers") || !secret.path("optional").asBoolean()) {
                wanted.computeIfAbsent(name, ignored -> new TreeSet<>())
                        .addAll(secret.path("items").findValuesAsText("key"));
            }
        }
        return wanted;
    }

    private static List<String> names(JsonNode named) {
        List<String> names = new ArrayList<>();
        named.forEach(each -> names.add(each.path("name").asText()));
        return names;
    }
}
