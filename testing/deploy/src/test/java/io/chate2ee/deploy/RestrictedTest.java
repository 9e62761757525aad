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

    /** All of it: a field that is not expected could take back what another gives. */
    private static final JsonNode POD = Manifests.parse("pod", """
            runAsNonRoot: true
            runAsUser: 10001
            runAsGroup: 10001
            fsGroup: 10001
            fsGroupChangePolicy: OnRootMismatch
            seccompProfile: {type: RuntimeDefault}
            """).all().get(0).json();

    private static final JsonNode CONTAINER =
            Manifests.parse("container", """
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities: {drop: [ALL]}
            """).all().get(0).json();

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
            assertThat(workload.pod().path("securityContext"))
                    .as(workload.toString())
                    .isEqualTo(POD);
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
            assertThat(workload.container().path("securityContext"))
                    .as(workload.toString())
                    .isEqualTo(CONTAINER);
            assertThat(workload.container().findValues("hostPort"))
                    .as(workload.toString())
                    .isEmpty();
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
}
