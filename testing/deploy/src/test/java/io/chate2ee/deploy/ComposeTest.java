package io.chate2ee.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chate2ee.contract.topic.TopicSpec;
import io.chate2ee.contract.topic.Topics;
import io.chate2ee.virgil.key.PrivateKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The compose file against the code, and what {@code prepare} makes against what the services take. */
class ComposeTest {
    private static final Pattern TOPIC = Pattern.compile("(?m)^create (\\S+) (\\d+) (.*)$");
    private static final Set<String> FIELDS = Set.of(
            "image",
            "user",
            "read_only",
            "cap_drop",
            "security_opt",
            "tmpfs",
            "restart",
            "environment",
            "volumes",
            "ports",
            "depends_on",
            "command");

    @TempDir
    @SuppressWarnings("NullAway.Init") // The test engine fills it.
    Path directory;

    @Test
    void itHasTheSuiteAndWhatItNeedsAndOnlyFieldsOfCompose() {
        JsonNode services = compose().path("services");

        assertThat(names(services))
                .containsExactlyInAnyOrder(
                        "kafka",
                        "topics",
                        "postgres",
                        "virgil-stand-in",
                        "token-service",
                        "identity-service",
                        "group-sync-service");
        services.forEach(service -> {
            assertThat(FIELDS).containsAll(names(service));
            service.path("depends_on")
                    .forEach(other -> assertThat(names(services)).contains(other.asText()));
            service.path("volumes")
                    .forEach(volume -> assertThat(volume.asText()).matches("(\\.{1,2}/|kafka:|postgres:).*"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"token-service", "identity-service", "group-sync-service"})
    void eachServiceHasSettingsThatExistAndThePortItListensAt(String name) {
        JsonNode service = compose().path("services").path(name);
        String port = Repository.properties(name).getProperty("quarkus.http.port");
        Set<String> known = new TreeSet<>();
        CodeSettings.of(name).keySet().forEach(setting -> known.add(CodeSettings.variable(setting)));

        assertThat(known).containsAll(names(service.path("environment")));
        assertThat(service.at("/ports/0").asText()).isEqualTo("127.0.0.1:" + port + ":" + port);
        assertThat(service.path("image").asText()).isEqualTo("chat-e2ee/" + name + ":${TAG:-dev}");
        assertThat(service.path("read_only").asBoolean()).isTrue();
        assertThat(service.path("user").asText()).isEqualTo("10001:10001");
        assertThat(service.at("/tmpfs/0").asText()).isEqualTo("/tmp:exec");
    }

    @Test
    void theStandInIsToldWhatItTakesAndHasItsLibrariesBesideIt() {
        JsonNode standIn = compose().path("services").path("virgil-stand-in");
        String help = Repository.text("testing/virgil-stand-in/src/main/java/io/chate2ee/standin/command/Help.java");
        List<String> words = new ArrayList<>();
        standIn.path("command").forEach(word -> words.add(word.asText()));

        assertThat(words.subList(0, 3)).containsExactly("java", "-jar", "/stand-in/virgil-stand-in.jar");
        assertThat(standIn.at("/volumes/0").asText()).isEqualTo("../../testing/virgil-stand-in/target:/stand-in:ro");
        for (int option = 3; option < words.size(); option += 2) {
            assertThat(help).contains("  " + words.get(option) + " ");
            assertThat(words.get(option + 1)).doesNotStartWith("-");
        }
    }

    @Test
    void kafkaKeepsItsRecordsWhereItsVolumeIs() {
        JsonNode kafka = compose().path("services").path("kafka");

        assertThat("kafka:" + kafka.at("/environment/KAFKA_LOG_DIRS").asText())
                .isEqualTo(kafka.at("/volumes/0").asText());
    }

    @Test
    void itsTopicsAreThoseOfTheContract() {
        Set<TopicSpec> created = new HashSet<>();
        TOPIC.matcher(Repository.text("deploy/compose/topics"))
                .results()
                .forEach(topic -> created.add(
                        new TopicSpec(topic.group(1), Integer.parseInt(topic.group(2)), settings(topic.group(3)))));

        assertThat(created).isEqualTo(Set.copyOf(new Topics("").all()));
    }

    @Test
    void whatIsPreparedIsWhatTheServicesTake() throws Exception {
        assertThat(run("prepare", directory.toString())).isZero();

        for (String service : List.of("token-service", "identity-service", "group-sync-service")) {
            assertThat(CodeSettings.of(service).keySet())
                    .as(service)
                    .containsAll(files(directory.resolve("secrets").resolve(service)));
        }
        PrivateKey.parse(prepared("token-service/virgil.app-key"));
        PrivateKey.parse(prepared("group-sync-service/virgil.app-key"));
        assertThat(prepared("token-service/virgil.app-key"))
                .isNotEqualTo(prepared("group-sync-service/virgil.app-key"));
        assertThat(Base64.getDecoder().decode(prepared("identity-service/identity.derivation-secret")))
                .hasSize(32);
        assertThat(Base64.getDecoder().decode(prepared("group-sync-service/owner.key-encryption-key")))
                .hasSize(32);
        assertThat(prepared("group-sync-service/webhooks.credentials")).matches("[a-z]+:[0-9a-f]{16,}");
        assertThat(Files.readString(directory.resolve(".env")))
                .contains("VIRGIL_APP_ID=", "TOKEN_SERVICE_APP_KEY=", "GROUP_SYNC_SERVICE_APP_KEY=");
        assertThat(run("prepare", directory.toString())).as("a second time").isEqualTo(1);
    }

    private String prepared(String file) throws IOException {
        return Files.readString(directory.resolve("secrets").resolve(file));
    }

    private static int run(String script, String argument) throws Exception {
        Process process = new ProcessBuilder(
                        Repository.ROOT
                                .resolve("deploy/compose")
                                .resolve(script)
                                .toString(),
                        argument)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static Set<String> files(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return new TreeSet<>(
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }

    private static Map<String, String> settings(String text) {
        Map<String, String> settings = new TreeMap<>();
        Arrays.stream(text.split(" ")).forEach(each -> {
            int equals = each.indexOf('=');
            settings.put(each.substring(0, equals), each.substring(equals + 1));
        });
        return settings;
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    /** With its anchors and merges resolved. */
    private static JsonNode compose() {
        Object parsed =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(Repository.text("deploy/compose/compose.yaml"));
        return new ObjectMapper().valueToTree(parsed);
    }
}
