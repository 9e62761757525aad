package io.chate2ee.benchmarks.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls made by the program {@code wrk}, each in the name of the next of the users.
 *
 * @param script {@code calls.lua}
 * @param url what is called
 * @param logins a file with one {@code Authorization} header a line
 * @param body a file with the body to post; none for GET
 */
record Wrk(Path script, URI url, Path logins, List<Path> body) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONNECTIONS = "32";

    static Wrk get(Path script, URI url, Path logins) {
        return new Wrk(script, url, logins, List.of());
    }

    static Wrk post(Path script, URI url, Path logins, Path body) {
        return new Wrk(script, url, logins, List.of(body));
    }

    /** Calls for so long; the processor time in the result is still zero. */
    Result run(Duration time) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                "wrk",
                "-t1",
                "-c" + CONNECTIONS,
                "-d" + time.toSeconds() + "s",
                "-s",
                script.toString(),
                url.toString()));
        command.add("--");
        command.add(logins.toString());
        body.forEach(file -> command.add(file.toString()));
        var wrk = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = wrk.inputReader()) {
            String last = out.lines().reduce("", (before, line) -> line);
            if (wrk.waitFor() != 0 || !last.startsWith("{")) {
                throw new IOException("wrk gave no figures: " + last);
            }
            return Result.of(JSON.readTree(last));
        } finally {
            wrk.destroyForcibly();
        }
    }
}
