package io.chate2ee.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of Kubernetes' profile "restricted", and the stricter ones of this project. */
@Tag("kubectl")
class RestrictedTest {
    private static final String OVERLAYS = "io.chate2ee.deploy.Overlays#all";
    private static final Set<String> VOLUMES = Set.of("projected", "secret", "emptyDir");

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void theNamespaceTakesNothingElse(Manifests manifests) {
        assertThat(Manifest.texts(manifests.get("Namespace", "chat-e2ee").at("/metadata/labels")))
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void podsRunAsNobodyInParticularUnderTheDefaultProfile(Manifests manifests) {
        for (Manifest workload : manifests.workloads()) {
            JsonNode security = workload.pod().path("securityContext");
            assertThat(security.path("runAsNonRoot").asBoolean())
                    .as(workload.toString())
                    .isTrue();
            assertThat(security.path("runAsUser").asInt())
                    .as(workload.toString())
                    .isEqualTo(10001);
            assertThat(security.at("/seccompProfile/type").asText())
                    .as(workload.toString())
                    .isEqualTo("RuntimeDefault");
            for (String host : List.of("hostNetwork", "hostPID", "hostIPC")) {
                assertThat(workload.pod().has(host))
                        .as(host + " of " + workload)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void containersGetNoPrivilegeNoCapabilityAndNoWritableRoot(Manifests manifests) {
        for (Manifest workload : manifests.workloads()) {
            assertThat(workload.pod().path("containers"))
                    .as(workload.toString())
                    .hasSize(1);
            assertThat(workload.pod().has("initContainers"))
                    .as(workload.toString())
                    .isFalse();
            JsonNode security = workload.container().path("securityContext");
            assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                    .as(workload.toString())
                    .isFalse();
            assertThat(security.path("readOnlyRootFilesystem").asBoolean())
                    .as(workload.toString())
                    .isTrue();
            assertThat(security.at("/capabilities/drop"))
                    .as(workload.toString())
                    .hasToString("[\"ALL\"]");
            assertThat(security.path("capabilities").has("add"))
                    .as(workload.toString())
                    .isFalse();
            assertThat(security.path("privileged").asBoolean())
                    .as(workload.toString())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void volumesAreSecretsOrTheDirectoryForTemporaryFiles(Manifests manifests) {
        for (Manifest workload : manifests.workloads()) {
            Set<String> kinds = new TreeSet<>();
            workload.pod().path("volumes").forEach(volume -> volume.fieldNames().forEachRemaining(kinds::add));
            kinds.remove("name");
            assertThat(VOLUMES).as(workload.toString()).containsAll(kinds);
            workload.container()
                    .path("volumeMounts")
                    .forEach(mount -> assertThat(mount.path("readOnly").asBoolean()
                                    || mount.path("mountPath").asText().equals("/tmp"))
                            .as(workload + " " + mount)
                            .isTrue());
        }
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void nobodyGetsATokenOfTheApiServerOrVariablesFromNamesOfServices(Manifests manifests) {
        for (Manifest workload : manifests.workloads()) {
            assertThat(workload.pod().path("automountServiceAccountToken").asBoolean(true))
                    .as(workload.toString())
                    .isFalse();
            // A Service named "postgres" would otherwise be read as the setting postgres.port.
            assertThat(workload.pod().path("enableServiceLinks").asBoolean(true))
                    .as(workload.toString())
                    .isFalse();
        }
        manifests
                .kind("ServiceAccount")
                .forEach(account -> assertThat(
                                account.at("/automountServiceAccountToken").asBoolean(true))
                        .as(account.toString())
                        .isFalse());
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void everyContainerSaysWhatItNeedsAndWhereMemoryEnds(Manifests manifests) {
        for (Manifest workload : manifests.workloads()) {
            JsonNode resources = workload.container().path("resources");
            assertThat(Manifest.texts(resources.path("requests")))
                    .as(workload.toString())
                    .containsKeys("cpu", "memory");
            assertThat(Manifest.texts(resources.path("limits")))
                    .as(workload.toString())
                    .containsKey("memory");
        }
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void onlyWhoKeepsTheGroupsHasTheKeysForIt(Manifests manifests) {
        for (Manifest workload : manifests.workloads()) {
            boolean keeper = workload.name().equals("group-sync");
            assertThat(mounts(workload, "group-sync")).as(workload.toString()).isEqualTo(keeper);
            assertThat(mounts(workload, "token-service-virgil"))
                    .as(workload.toString())
                    .isEqualTo(workload.name().equals("token-service"));
            assertThat(mounts(workload, "identity-service"))
                    .as(workload.toString())
                    .isEqualTo(workload.name().equals("identity-service"));
        }
    }

    private static boolean mounts(Manifest workload, String secret) {
        return workload.pod().path("volumes").findValues("secret").stream()
                .anyMatch(source -> source.path("secretName")
                        .asText(source.path("name").asText())
                        .equals(secret));
    }
}
