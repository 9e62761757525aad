package io.chate2ee.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Tokens of the npm package virgil-sdk for each second of a Node process's processor time, measured by Node itself. */
final class NodeMinting {
    private static final long LONGEST_RUN_SECONDS = 60;

    private NodeMinting() {}

    /**
     * Runs the script and waits for its figure.
     *
     * @param script {@code mint.mjs}, beside the installed packages
     */
    static double tokensPerCpuSecond(Path script) throws IOException, InterruptedException {
        var node = new ProcessBuilder("node", "--no-experimental-fetch", script.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = node.inputReader()) {
            var line = out.readLine();
            if (line == null || !node.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("Node.js gave no figure; see its messages above");
            }
            return Double.parseDouble(line);
        } finally {
            node.destroyForcibly();
        }
    }
}
