package io.chate2ee.deploy;

import static io.chate2ee.deploy.ComposeFile.names;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What has to be true of the compose file. */
final class ComposeRules {
    static final List<String> SERVICES = List.of("token-service", "identity-service", "group-sync-service");

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

    private static final Pattern ADDRESS = Pattern.compile("(?<![\\w.@-])([a-z][a-z-]+):(\\d+)");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+):\\?");

    private ComposeRules() {}

    static void onlyFieldsOfComposeAndThingsThatAreThere(ComposeFile compose) {
        compose.services().properties().forEach(service -> {
            assertThat(FIELDS).as(service.getKey()).containsAll(names(service.getValue()));
            service.getValue()
                    .path("depends_on")
                    .forEach(other -> assertThat(names(compose.services()))
                            .as("what %s waits for", service.getKey())
                            .contains(other.asText()));
            compose.mounts(service.getKey()).stream()
                    .filter(ComposeFile.Mount::isVolume)
                    .forEach(volume -> assertThat(names(compose.json().path("volumes")))
                            .as("volumes of %s", service.getKey())
                            .contains(volume.source()));
        });
    }

    static void eachServiceHasSettingsThatExist(ComposeFile compose) {
        for (String name : SERVICES) {
            Set<String> known = new TreeSet<>();
            CodeSettings.of(name).keySet().forEach(setting -> known.add(CodeSettings.variable(setting)));
            assertThat(known).as(name).containsAll(names(compose.service(name).path("environment")));
        }
    }

    static void eachServiceHasItsImageAndNoPrivilege(ComposeFile compose) {
        for (String name : SERVICES) {
            JsonNode service = compose.service(name);
            assertThat(service.path("image").asText()).isEqualTo("chat-e2ee/" + name + ":${TAG:-dev}");
            assertThat(service.path("read_only").asBoolean())
                    .as(name + " read_only")
                    .isTrue();
            assertThat(service.path("user").asText()).as(name).isEqualTo("10001:10001");
            assertThat(service.path("cap_drop").toString()).as(name).isEqualTo("[\"ALL\"]");
            assertThat(service.at("/security_opt/0").asText()).as(name).isEqualTo("no-new-privileges:true");
            assertThat(service.at("/tmpfs/0").asText()).as(name).isEqualTo("/tmp:exec");
        }
    }

    static void onlyThisMachineIsLetInAndWhereSomebodyListens(ComposeFile compose) {
        compose.services()
                .properties()
                .forEach(service -> service.getValue().path("ports").forEach(port -> {
                    assertThat(port.asText()).as(service.getKey()).matches("127\\.0\\.0\\.1:(\\d+):\\1");
                    assertThat(ports(compose, service.getKey()))
                            .as("ports of %s", service.getKey())
                            .contains(port.asText().split(":")[1]);
                }));
    }

    /** What is mounted is there, and so is every file that somebody is told to read. */
    static void everyFileIsThere(ComposeFile compose) {
        List<String> missing = new ArrayList<>();
        for (String service : names(compose.services())) {
            compose.mounts(service).stream()
                    .filter(mount -> !mount.isVolume() && !isBuilt(mount.source()))
                    .filter(mount -> !Files.exists(compose.outside(mount.source())))
                    .forEach(mount -> missing.add(service + " mounts " + mount.source()));
            compose.words(service).stream()
                    .filter(word -> word.startsWith("/") && !word.startsWith("/bin/"))
                    .filter(word -> !compose.outside(service, word)
                            .filter(file -> isBuilt(file.toString())
                                    || isOnAVolume(compose, service, word)
                                    || Files.exists(file))
                            .isPresent())
                    .forEach(word -> missing.add(service + " is told of " + word));
        }

        assertThat(missing).isEmpty();
    }

    static void everyAddressIsOneAtWhichSomebodyListens(ComposeFile compose) {
        List<String> wrong = new ArrayList<>();
        for (String service : names(compose.services())) {
            // Kafka's listeners have a grammar of their own.
            if (!service.equals("kafka")) {
                for (String word : compose.words(service)) {
                    ADDRESS.matcher(word).results().forEach(address -> {
                        if (!ports(compose, address.group(1)).contains(address.group(2))) {
                            wrong.add(service + " goes to " + address.group());
                        }
                    });
                }
                String database = compose.service(service)
                        .at("/environment/POSTGRES_HOST")
                        .asText("postgres");
                if (!names(compose.services()).contains(database)) {
                    wrong.add(service + " goes to " + database);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    static void everyVariableIsPrepared(ComposeFile compose) {
        List<String> prepared = lines(compose).stream()
                .map(line -> line.replaceFirst("=.*", ""))
                .toList();

        assertThat(VARIABLE.matcher(compose.json().toString()).results().map(variable -> variable.group(1)))
                .isSubsetOf(prepared)
                .isNotEmpty();
    }

    static void kafkaKeepsItsRecordsWhereItsVolumeIs(ComposeFile compose) {
        JsonNode kafka = compose.service("kafka");

        assertThat("kafka:" + kafka.at("/environment/KAFKA_LOG_DIRS").asText())
                .isEqualTo(kafka.at("/volumes/0").asText());
    }

    /** At which a container listens. */
    private static Set<String> ports(ComposeFile compose, String service) {
        Set<String> ports = new TreeSet<>();
        if (SERVICES.contains(service)) {
            ports.add(Repository.properties(service).getProperty("quarkus.http.port"));
        } else if (service.equals("virgil-stand-in")) {
            List<String> words = compose.words(service);
            ports.add(words.get(words.indexOf("--port") + 1));
        } else if (service.equals("kafka")) {
            Pattern.compile("PLAINTEXT://:(\\d+)")
                    .matcher(compose.service(service)
                            .at("/environment/KAFKA_LISTENERS")
                            .asText())
                    .results()
                    .forEach(port -> ports.add(port.group(1)));
        }
        return ports;
    }

    private static boolean isBuilt(String path) {
        return path.contains("/target");
    }

    private static boolean isOnAVolume(ComposeFile compose, String service, String inside) {
        return compose.mounts(service).stream()
                .anyMatch(mount -> mount.isVolume() && inside.startsWith(mount.inside()));
    }

    private static List<String> lines(ComposeFile compose) {
        try {
            return Files.readAllLines(compose.prepared().resolve(".env"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
