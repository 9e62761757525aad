package io.chate2ee.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is configured exists in the code, what exists in the code can be found where it is configured, and defaults are told truly. */
@Tag("kubectl")
class SettingsTest {
    /** Settings that have no place in a ConfigMap: secrets, and other ways to say the same as a file does. */
    private static final Set<String> BY_FILE = Set.of(
            "identity.derivation-secret",
            "identity.derivation-secret-file",
            "virgil.app-key",
            "virgil.app-key-id",
            "owner.key",
            "owner.key-encryption-key",
            "webhooks.credentials",
            "source.api-key",
            "postgres.user",
            "postgres.password",
            "chat.callers.cometchat.api-key");

    /** Of Quarkus and the Kafka clients; any of theirs can be set, these are what an operator may want. */
    private static final List<String> OTHERS = List.of(
            "quarkus.otel.",
            "quarkus.log.level",
            "quarkus.shutdown.",
            "kafka.",
            "quarkus.datasource.reactive.max-size");

    private static final Map<String, String> SERVICES = Map.of(
            "group-sync-command", "group-sync-service",
            "group-sync-replay", "group-sync-service",
            "token-service", "token-service",
            "identity-service", "identity-service",
            "group-sync", "group-sync-service",
            "group-sync-webhooks", "group-sync-service",
            "group-sync-backfill", "group-sync-service",
            "identity-service-migrate", "identity-service",
            "group-sync-migrate", "group-sync-service");

    @ParameterizedTest
    @MethodSource("io.chate2ee.deploy.Overlays#all")
    void everyVariableOfEveryContainerIsASettingOfItsService(Manifests manifests) {
        List<String> unknown = new ArrayList<>();
        for (Manifest workload : manifests.workloads()) {
            Set<String> known = variables(SERVICES.getOrDefault(workload.name(), ""));
            workload.container().path("env").forEach(each -> {
                String variable = each.path("name").asText();
                if (!known.contains(variable) && !isOthers(variable)) {
                    unknown.add(workload + ": " + variable);
                }
            });
            configMaps(workload)
                    .forEach(name -> manifests
                            .get("ConfigMap", name)
                            .at("/data")
                            .fieldNames()
                            .forEachRemaining(variable -> {
                                if (!known.contains(variable) && !isOthers(variable)) {
                                    unknown.add(workload + ": " + variable);
                                }
                            }));
        }

        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "token-service, chat callers token-service",
        "identity-service, chat callers identity-service",
        "group-sync-service, chat group-sync group-sync-webhooks group-sync-backfill"
    })
    void everySettingOfTheCodeIsDocumentedInAConfigMapOrIsAFile(String service, String files) {
        Set<String> documented = new TreeSet<>();
        for (String file : files.split(" ")) {
            documented.addAll(EnvFile.read(file).set().keySet());
            documented.addAll(EnvFile.read(file).defaults().keySet());
        }
        Set<String> missing = new TreeSet<>(CodeSettings.of(service).keySet());
        missing.removeIf(name -> name.contains("*")
                || name.startsWith("kafka.")
                || BY_FILE.contains(name)
                || notFor(service, name)
                || documented.contains(CodeSettings.variable(name)));

        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "chat, token-service",
        "chat, group-sync-service",
        "callers, identity-service",
        "token-service, token-service",
        "identity-service, identity-service",
        "group-sync, group-sync-service",
        "group-sync-webhooks, group-sync-service",
        "group-sync-backfill, group-sync-service"
    })
    void aDefaultThatAFileTellsIsTheCodes(String file, String service) {
        Map<String, String> settings = CodeSettings.of(service);
        Properties properties = Repository.properties(service);
        List<String> wrong = new ArrayList<>();
        EnvFile.read(file).defaults().forEach((variable, told) -> {
            String real = settings.entrySet().stream()
                    .filter(setting -> CodeSettings.variable(setting.getKey()).equals(variable))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseGet(() -> ofQuarkus(properties, variable, told));
            if (!real.equals(told)) {
                wrong.add(variable + " is " + real + ", not " + told);
            }
        });

        assertThat(wrong).isEmpty();
    }

    @Test
    void bothServicesGoToTheirDatabasesByTheSameRules() {
        Map<String, String> identity = waysToTheDatabase("identity-service");

        assertThat(identity).hasSize(5).isEqualTo(waysToTheDatabase("group-sync-service"));
    }

    /** How a server must show who it is; shown with one service, as it is the same for both. */
    private static Map<String, String> waysToTheDatabase(String service) {
        Map<String, String> ways = new TreeMap<>();
        Properties properties = Repository.properties(service);
        properties.stringPropertyNames().stream()
                .filter(name -> name.matches("quarkus\\.datasource\\..*(ssl|trust|hostname).*"))
                .forEach(name -> ways.put(name, properties.getProperty(name)));
        return ways;
    }

    private static Set<String> variables(String service) {
        Set<String> known = new TreeSet<>();
        CodeSettings.of(service).keySet().forEach(name -> known.add(CodeSettings.variable(name)));
        return known;
    }

    private static List<String> configMaps(Manifest workload) {
        List<String> names = new ArrayList<>();
        workload.container()
                .path("envFrom")
                .forEach(from -> names.add(from.at("/configMapRef/name").asText()));
        return names;
    }

    /** Nobody logs in at group-sync, and what it does is on the membership log. */
    private static boolean notFor(String service, String name) {
        return service.equals("group-sync-service")
                && (name.startsWith("chat.callers.")
                        || name.startsWith("chat.limits.")
                        || name.startsWith("chat.cors.")
                        || name.startsWith("chat.access-log.")
                        || name.startsWith("chat.audit."));
    }

    private static boolean isOthers(String variable) {
        return OTHERS.stream().map(CodeSettings::variable).anyMatch(variable::startsWith);
    }

    private static String ofQuarkus(Properties properties, String variable, String told) {
        return properties.stringPropertyNames().stream()
                .filter(name ->
                        CodeSettings.variable(name.replace("%prod.", "")).equals(variable))
                .map(properties::getProperty)
                .findFirst()
                .orElse(isOthers(variable) ? told : "no setting");
    }
}
