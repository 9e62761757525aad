package io.chate2ee.standin.e3kit;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A life of the real client, played to its end against some cloud, with all that was said. */
record Conversation(Map<String, List<Exchange>> steps) {

    private static final int CROWD = 51;
    private static final List<String> SCENES = List.of("keys", "messages", "groups", "crowds", "leaving");

    /** Plays one. */
    interface Player {

        /** Plays all scenes, and fails if a step does. */
        void play(JsonObject config) throws IOException, InterruptedException;
    }

    /**
     * Plays all scenes.
     *
     * @param cloud base URL
     * @param token makes a token for an identity
     * @param suffix makes identities and groups that nobody has used in that cloud
     * @param directory where the client keeps its storage
     */
    static Conversation with(String cloud, UnaryOperator<String> token, String suffix, Path directory, Player player)
            throws IOException, InterruptedException {
        try (var proxy = RecordingProxy.before(cloud)) {
            var tokens = new JsonObject();
            names().forEach(name -> tokens.put(name + suffix, token.apply(name + suffix)));
            player.play(new JsonObject()
                    .put("url", proxy.url())
                    .put("marks", proxy.marks())
                    .put("directory", directory.toString())
                    .put("suffix", suffix)
                    .put("scenes", SCENES)
                    .put("tokens", tokens));
            return new Conversation(proxy.steps());
        }
    }

    private static Stream<String> names() {
        return Stream.concat(
                Stream.of("owner", "alice", "bob", "carol"),
                IntStream.range(0, CROWD).mapToObj(index -> "crowd-" + index));
    }

    /** Everything that was said. */
    List<Exchange> exchanges() {
        return steps.values().stream().flatMap(List::stream).toList();
    }

    /** What was called in each step, and with which status. */
    Map<String, List<String>> outcomes() {
        var outcomes = new LinkedHashMap<String, List<String>>();
        steps.forEach((step, exchanges) -> outcomes.put(
                step, new ArrayList<>(exchanges.stream().map(Exchange::outcome).toList())));
        return outcomes;
    }
}
