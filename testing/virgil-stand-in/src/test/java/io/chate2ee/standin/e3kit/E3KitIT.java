package io.chate2ee.standin.e3kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.standin.TestCloud;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A life of the real E3Kit against the stand-in, with the calls it is known to make. */
@DisabledIfSystemProperty(named = "skipE3kit", matches = "(?!false$).*", disabledReason = "-DskipE3kit")
class E3KitIT {

    private static final String SEARCH = "card.search 200";
    private static final String KEYS = "keyknox.v2.keys 200";
    private static final String PULL = "keyknox.v2.pull 200";
    private static final String PUSH = "keyknox.v2.push 200";
    private static final String RESET = "keyknox.v2.reset 200";
    private static final String BRAINKEY = "brainkey.v1 200";
    private static final String BACKUP_PULL = "keyknox.v1.pull 200";
    private static final String BACKUP_PUSH = "keyknox.v1.push 200";

    private final Path directory;

    E3KitIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void theRealClientLivesAndMakesTheCallsItIsKnownToMake() throws Exception {
        // Given the real package and a token for everybody
        var e3kit = RealE3Kit.install(Path.of("target", "e3kit"));
        try (var cloud = TestCloud.start()) {
            var tokens = new JsonObject();
            List.of("owner", "alice", "bob", "carol").forEach(name -> tokens.put(name, cloud.token(name)));
            var config = new JsonObject()
                    .put("url", cloud.standIn().url())
                    .put("directory", directory.toString())
                    .put("tokens", tokens);

            // When it registers, backs up, restores, keeps a group and leaves
            var steps = e3kit.play(config);

            // Then every step worked, with these calls; the client makes those for several epochs at the same time
            var calls = callsByStep(steps);
            assertThat(calls.keySet()).containsExactlyElementsOf(expected().keySet());
            expected()
                    .forEach((step, expectedCalls) ->
                            assertThat(calls.get(step)).as(step).containsExactlyInAnyOrderElementsOf(expectedCalls));
        }
    }

    private static Map<String, List<String>> callsByStep(List<JsonObject> steps) {
        var calls = new LinkedHashMap<String, List<String>>();
        for (var step : steps) {
            var operations = step.getJsonArray("operations").stream()
                    .map(String::valueOf)
                    .toList();
            calls.put(step.getString("step"), operations);
        }
        return calls;
    }

    private static Map<String, List<String>> expected() {
        var calls = new LinkedHashMap<String, List<String>>();
        calls.put("register", List.of(SEARCH, "card.publish 201"));
        calls.put("register three more", repeated(3, SEARCH, "card.publish 201"));
        calls.put("refuse to register twice", List.of(SEARCH));
        calls.put("back up", List.of(BRAINKEY, BACKUP_PULL, BACKUP_PUSH));
        calls.put("restore on another device", List.of(BRAINKEY, BACKUP_PULL));
        calls.put("refuse a wrong password", List.of(BRAINKEY, BACKUP_PULL));
        calls.put("change the password", List.of(BRAINKEY, BACKUP_PULL, BRAINKEY, BACKUP_PULL, BACKUP_PUSH));
        calls.put("restore with the new password", List.of(BRAINKEY, BACKUP_PULL));
        calls.put("back up under a name", List.of(BRAINKEY, PULL, PUSH));
        calls.put("restore from a name", List.of(BRAINKEY, PULL));
        calls.put("create a group", List.of(SEARCH, PUSH));
        calls.put("refuse to create it twice", List.of(BRAINKEY, BACKUP_PULL, SEARCH, "keyknox.v2.push 400"));
        calls.put("load the group", List.of(SEARCH, KEYS, PULL, SEARCH));
        calls.put("keep others out", List.of(SEARCH, KEYS));
        calls.put("add a member", List.of(SEARCH, KEYS, PULL, PUSH));
        calls.put("let the new member read old messages", List.of(SEARCH, KEYS, PULL, SEARCH));
        calls.put("leave old members their tickets", List.of(SEARCH, KEYS, PULL, SEARCH));
        calls.put("remove a member", List.of(SEARCH, SEARCH, PUSH, RESET));
        calls.put("keep the removed member out", List.of(SEARCH, KEYS));
        calls.put("update to the new epoch", List.of(SEARCH, SEARCH, KEYS, PULL, PULL, SEARCH));
        calls.put("rotate a key", List.of(SEARCH, "card.publish 201", SEARCH));
        calls.put(
                "add the member again with the new key",
                List.of(SEARCH, KEYS, PULL, PULL, RESET, RESET, PUSH, PUSH, SEARCH, KEYS, PULL, PULL));
        calls.put("delete the group", List.of(RESET));
        calls.put("find no group any more", List.of(SEARCH, KEYS));
        calls.put("reset the backup", List.of("keyknox.v1.reset 200"));
        calls.put("find no backup any more", List.of(BRAINKEY, BACKUP_PULL));
        calls.put("unregister", List.of(SEARCH, "card.revoke 200"));
        calls.put("find an unregistered user no more", List.of(SEARCH));
        return calls;
    }

    private static List<String> repeated(int times, String... calls) {
        var all = new ArrayList<String>();
        for (var i = 0; i < times; i++) {
            all.addAll(List.of(calls));
        }
        return all;
    }
}
