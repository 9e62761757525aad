package io.chate2ee.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * {@code deploy/compose/compose.yaml}, with its anchors and merges resolved.
 *
 * @param json all of it
 * @param prepared a directory in which {@code prepare} has put what it makes
 */
record ComposeFile(JsonNode json, Path prepared) {
    static ComposeFile read(Path prepared) {
        Object parsed =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(Repository.text("deploy/compose/compose.yaml"));
        return new ComposeFile(new ObjectMapper().valueToTree(parsed), prepared);
    }

    JsonNode services() {
        return json.path("services");
    }

    JsonNode service(String name) {
        return services().path(name);
    }

    /** Everything that a service is told: values of its environment, and its command. */
    List<String> words(String service) {
        List<String> words = new ArrayList<>();
        service(service).path("environment").forEach(value -> words.add(value.asText()));
        service(service).path("command").forEach(word -> words.add(word.asText()));
        return words;
    }

    List<Mount> mounts(String service) {
        List<Mount> mounts = new ArrayList<>();
        service(service).path("volumes").forEach(volume -> {
            String[] parts = volume.asText().split(":");
            mounts.add(new Mount(parts[0], parts[1]));
        });
        return mounts;
    }

    /** Where a path inside a container is outside, if it is mounted; a volume is at its name. */
    Optional<Path> outside(String service, String inside) {
        return mounts(service).stream()
                .filter(mount -> inside.equals(mount.inside()) || inside.startsWith(mount.inside() + "/"))
                .findFirst()
                .map(mount -> outside(mount.source())
                        .resolve(inside.substring(mount.inside().length()).replaceFirst("^/", "")));
    }

    /** Secrets are where they were prepared. */
    Path outside(String source) {
        return source.startsWith("./secrets/")
                ? prepared.resolve(source).normalize()
                : Repository.ROOT.resolve("deploy/compose").resolve(source).normalize();
    }

    /** Something of the machine's that a container sees. */
    record Mount(String source, String inside) {
        boolean isVolume() {
            return !source.startsWith(".");
        }
    }

    static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
