package io.chate2ee.standin.e3kit;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real npm package, installed below {@code target} with what plays the scenes in it, and run by Node. */
final class RealE3Kit implements Conversation.Player {

    private static final int OLDEST_NODE = 20;
    private static final long MINUTES = 8;

    private final Path directory;
    private final List<String> command;

    private RealE3Kit(Path directory, List<String> command) {
        this.directory = directory;
        this.command = command;
    }

    /** E3Kit for Node. */
    static RealE3Kit forNode() throws IOException, InterruptedException {
        var directory = Path.of("target", "e3kit");
        install(directory, Path.of("src", "test", "e3kit"));
        // The built-in fetch makes the package's loader look for its binary over the network.
        return new RealE3Kit(directory, List.of("node", "--no-experimental-fetch", "node.cjs"));
    }

    /** E3Kit for browsers, in a headless Chromium of the system. */
    static RealE3Kit forBrowsers() throws IOException, InterruptedException {
        var directory = Path.of("target", "e3kit-browser");
        install(directory, Path.of("src", "test", "e3kit-browser"), Path.of("src", "test", "e3kit"));
        return new RealE3Kit(directory, List.of("node", "browser.cjs"));
    }

    /** Copies the sources, of which the first's package counts, and installs what its lock file names if need be. */
    private static void install(Path directory, Path... sources) throws IOException, InterruptedException {
        requireNode();
        Files.createDirectories(directory);
        for (var i = sources.length - 1; i >= 0; i--) {
            copy(sources[i], directory);
        }
        var lock = Files.readString(directory.resolve("package-lock.json"));
        var installed = directory.resolve("installed-package-lock.json");
        if (!Files.exists(installed) || !Files.readString(installed).equals(lock)) {
            run(directory, "npm-ci.log", "", List.of("npm", "ci", "--no-audit", "--no-fund"));
            Files.writeString(installed, lock);
        }
    }

    private static void copy(Path source, Path directory) throws IOException {
        try (var files = Files.list(source)) {
            for (var file : files.toList()) {
                var target = directory.resolve(file.getFileName());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Override
    public void play(JsonObject config) throws IOException, InterruptedException {
        run(directory, "scenes.log", config.encode(), command);
    }

    private static void requireNode() throws IOException, InterruptedException {
        var explanation = "the checks with the real E3Kit need Node " + OLDEST_NODE
                + " or newer with npm; install them, or leave these checks out with -DskipE3kit";
        try {
            var version = new ProcessBuilder("node", "--version").start();
            var text = new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            version.waitFor();
            if (Integer.parseInt(text.substring(1).split("\\.", 2)[0]) < OLDEST_NODE) {
                throw new AssertionError(explanation + " (found " + text + ")");
            }
        } catch (IOException missing) {
            throw new AssertionError(explanation, missing);
        }
    }

    private static void run(Path directory, String log, String input, List<String> command)
            throws IOException, InterruptedException {
        var errors = directory.resolve(log);
        var output = directory.resolve(log + ".out");
        var process = new ProcessBuilder(new ArrayList<>(command))
                .directory(directory.toFile())
                .redirectError(errors.toFile())
                .redirectOutput(output.toFile())
                .start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(command.get(0) + " did not end within " + MINUTES + " minutes; see " + errors);
        }
        if (process.exitValue() != 0) {
            throw new AssertionError(command.get(0) + " failed; see " + errors + "\n" + Files.readString(output));
        }
    }
}
