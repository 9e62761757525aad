package io.chate2ee.deploy;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check of pods, Secrets and names is shown one damage. */
@Tag("kubectl")
class BrokenWorkloadsTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource({"pods", "secrets", "references", "jobs"})
    void isFoundAndNamed(Damage damage) {
        damage.demandFound();
    }

    static Stream<Damage> pods() {
        RestrictedTest rules = new RestrictedTest();
        String pod = "/spec/template/spec";
        return Stream.of(
                inProduction(
                        "a pod that may be root",
                        rules::podsRunAsNobodyInParticularUnderTheDefaultProfile,
                        "Deployment group-sync",
                        pod + "/securityContext runAsNonRoot: false",
                        "group-sync"),
                inProduction(
                        "a Job without a seccomp profile",
                        rules::podsRunAsNobodyInParticularUnderTheDefaultProfile,
                        "Job group-sync-migrate",
                        pod + "/securityContext seccompProfile: {type: Unconfined}",
                        "group-sync-migrate"),
                inProduction(
                        "a command of operators that may be root",
                        rules::podsRunAsNobodyInParticularUnderTheDefaultProfile,
                        "CronJob group-sync-command",
                        "/spec/jobTemplate" + pod + "/securityContext runAsNonRoot: false",
                        "group-sync-command"),
                inProduction(
                        "a container that takes back what its pod says",
                        rules::containersGetNoPrivilegeNoCapabilityAndNoWritableRoot,
                        "Deployment token-service",
                        pod + "/containers/0/securityContext runAsUser: 0",
                        "token-service"),
                inProduction(
                        "a capability",
                        rules::containersGetNoPrivilegeNoCapabilityAndNoWritableRoot,
                        "Deployment token-service",
                        pod + "/containers/0/securityContext capabilities: {drop: [ALL], add: [NET_RAW]}",
                        "NET_RAW"),
                inProduction(
                        "a directory of the node",
                        rules::volumesAreSecretsOrTheDirectoryForTemporaryFiles,
                        "Deployment token-service",
                        pod + "/volumes {name: tmp, hostPath: {path: /}}",
                        "hostPath"),
                inProduction(
                        "a token of the API server",
                        rules::nobodyGetsATokenOfTheApiServerOrVariablesFromNamesOfServices,
                        "Deployment identity-service",
                        pod + " automountServiceAccountToken: true",
                        "identity-service"),
                inProduction(
                        "no bound for memory",
                        rules::everyContainerSaysWhatItNeedsAndWhereMemoryEnds,
                        "Deployment group-sync",
                        pod + "/containers/0/resources limits: {}",
                        "group-sync"),
                inProduction(
                        "a namespace that takes anything",
                        rules::theNamespaceTakesNothingElse,
                        "Namespace chat-e2ee",
                        "/metadata/labels pod-security.kubernetes.io/enforce: baseline",
                        "enforce"));
    }

    static Stream<Damage> secrets() {
        String container = "/spec/template/spec/containers/0";
        String volumes = "/spec/template/spec/volumes";
        return Stream.of(
                inProduction(
                        "a password in a ConfigMap",
                        new SecretsTest()::noConfigMapAndNoContainerHoldsASecret,
                        "ConfigMap dashboard-groups",
                        "/data POSTGRES_PASSWORD: hunter2",
                        "POSTGRES_PASSWORD"),
                inProduction(
                        "a password in an address",
                        new SecretsTest()::noConfigMapAndNoContainerHoldsASecret,
                        "ConfigMap dashboard-groups",
                        "/data SOURCE_URL: 'https://me:hunter2@api.example'",
                        "SOURCE_URL"),
                inProduction(
                        "a key as an argument",
                        new SecretsTest()::noConfigMapAndNoContainerHoldsASecret,
                        "Job group-sync-migrate",
                        container + "/args MC4CAQAwBQYDK2VwBCIEIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                        "group-sync-migrate"),
                inProduction(
                        "a Secret as a variable",
                        new SecretHoldersTest()::noSecretIsAVariable,
                        "Deployment token-service",
                        container + " env: [{name: X, valueFrom: {secretKeyRef: {name: group-sync, key: owner.key}}}]",
                        "token-service"),
                inProduction(
                        "the owner's key for whoever takes webhooks",
                        new SecretHoldersTest()::everyWorkloadHasItsOwnSecretsAndNoOthers,
                        "Deployment group-sync-webhooks",
                        volumes + " {name: more, secret: {secretName: group-sync}}",
                        "group-sync-webhooks"),
                inProduction(
                        "the database for whoever replays",
                        new SecretHoldersTest()::everyWorkloadHasItsOwnSecretsAndNoOthers,
                        "CronJob group-sync-replay",
                        "/spec/jobTemplate" + volumes + " {name: more, secret: {secretName: group-sync-database}}",
                        "group-sync-replay"),
                inProduction(
                        "the tables' owner for the service",
                        new SecretHoldersTest()::everyWorkloadHasItsOwnSecretsAndNoOthers,
                        "Deployment identity-service",
                        volumes + " {name: more, secret: {secretName: identity-service-migration}}",
                        "identity-service-migration"),
                new Damage(
                        "a mount with the authority's key",
                        new SecretHoldersTest()::ofAnAuthorityNothingIsTakenButItsCertificate,
                        "overlays/dev",
                        "Deployment group-sync",
                        volumes + " {name: more, secret: {secretName: group-sync-postgres-ca}}",
                        "group-sync"),
                inProduction(
                        "a variable that is no setting",
                        new SettingsTest()::everyVariableOfEveryContainerIsASettingOfItsService,
                        "Job identity-service-migrate",
                        container + "/env {name: POSTGRES_HOTS, value: x}",
                        "POSTGRES_HOTS"));
    }

    static Stream<Damage> references() {
        ReferencesTest rules = new ReferencesTest();
        ProbesAndPortsTest ports = new ProbesAndPortsTest();
        String container = "/spec/template/spec/containers/0";
        return Stream.of(
                inProduction(
                        "a selector without pods",
                        rules::everySelectorMatchesPodsOfThisOverlay,
                        "NetworkPolicy group-sync",
                        "/spec/podSelector/matchLabels app.kubernetes.io/name: group-snyc",
                        "group-snyc"),
                inProduction(
                        "a Secret that nobody makes",
                        rules::everyConfigMapSecretKeyVolumeAndAccountIsThere,
                        "Deployment token-service",
                        "/spec/template/spec/volumes/1/secret secretName: kafka-token",
                        "kafka-token"),
                inProduction(
                        "two that follow the chat",
                        rules::ofWhatFollowsTheChatThereIsOneAndOfWhatReadsATopicNoMoreThanItHasPartitions,
                        "Deployment group-sync-backfill",
                        "/spec replicas: 2",
                        "2"),
                inProduction(
                        "more replicas than partitions",
                        rules::ofWhatFollowsTheChatThereIsOneAndOfWhatReadsATopicNoMoreThanItHasPartitions,
                        "HorizontalPodAutoscaler group-sync",
                        "/spec maxReplicas: 13",
                        "13"),
                inProduction(
                        "a port at which nobody listens",
                        ports::aContainerListensWhereTheServiceDoes,
                        "Deployment group-sync",
                        container + "/ports/0 containerPort: 8080",
                        "8080"),
                inProduction(
                        "life that asks for readiness",
                        ports::startAndLifeAskTheProcessAloneAndReadinessAsksForMore,
                        "Deployment group-sync",
                        container + "/livenessProbe/httpGet path: /q/health/ready",
                        "/q/health/ready"),
                inProduction(
                        "a stop that is cut short",
                        ports::thereIsTimeToStop,
                        "Deployment token-service",
                        "/spec/template/spec terminationGracePeriodSeconds: 10",
                        "token-service"),
                inProduction(
                        "a way in to the operators' paths",
                        ports::onlyPathsOfClientsLeadIn,
                        "Ingress chat-e2ee",
                        "/spec/rules/0/http/paths/0 path: /q",
                        "/q"));
    }

    static Stream<Damage> jobs() {
        OperatorJobsTest rules = new OperatorJobsTest();
        return Stream.of(
                inProduction(
                        "a command that a clock starts",
                        rules::noClockStartsACommandAndNothingStartsItTwice,
                        "CronJob group-sync-command",
                        "/spec suspend: false",
                        "suspend"),
                inProduction(
                        "a command that does something when nothing was asked for",
                        rules::whatAJobIsToldIsACommandThatChangesNothingByItself,
                        "CronJob group-sync-replay",
                        "/spec/jobTemplate/spec/template/spec/containers/0 args: [replay]",
                        "replay"),
                inProduction(
                        "a migration that takes its log with it",
                        rules::whyAMigrationFailedCanBeReadForAnHour,
                        "Job identity-service-migrate",
                        "/spec/template/spec restartPolicy: OnFailure",
                        "identity-service-migrate"));
    }

    private static Damage inProduction(
            String what, Consumer<Manifests> rule, String target, String change, String named) {
        return new Damage(what, rule, "overlays/production", target, change, named);
    }
}
