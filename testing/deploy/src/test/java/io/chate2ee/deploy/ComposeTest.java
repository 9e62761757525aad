package io.chate2ee.deploy;

import static io.chate2ee.deploy.ComposeFile.names;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The compose file against the code, and what {@code prepare} makes against what the services take. */
class ComposeTest {
    private static final Pattern TOPIC = Pattern.compile("(?m)^create (\\S+) (\\d+) (.*)$");

    @TempDir
    @SuppressWarnings("NullAway.Init") // The test engine fills it.
    static Path directory;

    @BeforeAll
    static void prepare() throws Exception {
        assertThat(prepare(directory)).isZero();
    }

    @Test
    void itHasTheSuiteAndWhatItNeeds() {
        assertThat(names(compose().services()))
                .containsExactlyInAnyOrder(
                        "kafka",
                        "topics",
                        "postgres",
                        "virgil-stand-in",
                        "token-service",
                        "identity-service",
                        "group-sync-service");
    }

    @Test
    void whateverItNamesIsThere() {
        ComposeRules.onlyFieldsOfComposeAndThingsThatAreThere(compose());
        ComposeRules.eachServiceHasSettingsThatExist(compose());
        ComposeRules.everyFileIsThere(compose());
        ComposeRules.everyAddressIsOneAtWhichSomebodyListens(compose());
        ComposeRules.everyVariableIsPrepared(compose());
    }

    @Test
    void servicesRunAsTheirImagesAreMadeToAndNobodyElseIsLetIn() {
        ComposeRules.eachServiceHasItsImageAndNoPrivilege(compose());
        ComposeRules.onlyThisMachineIsLetInAndWhereSomebodyListens(compose());
    }

    @Test
    void theStandInIsToldWhatItTakesAndHasItsLibrariesBesideIt() {
        JsonNode standIn = compose().service("virgil-stand-in");
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
        ComposeRules.kafkaKeepsItsRecordsWhereItsVolumeIs(compose());
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
        for (String service : ComposeRules.SERVICES) {
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
        assertThat(prepare(directory)).as("a second time").isEqualTo(1);
    }

    private String prepared(String file) throws IOException {
        return Files.readString(directory.resolve("secrets").resolve(file));
    }

    /** Makes keys and passwords in there; the exit code. */
    static int prepare(Path directory) throws Exception {
        Process process = new ProcessBuilder(
                        Repository.ROOT.resolve("deploy/compose/prepare").toString(), directory.toString())
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

    private static ComposeFile compose() {
        return ComposeFile.read(directory);
    }
}
