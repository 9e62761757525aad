package io.chate2ee.standin.e3kit;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real npm package, installed below {@code target} and run by Node. */
final class RealE3Kit {

    private static final Path SOURCE = Path.of("src", "test", "e3kit");
    private static final List<String> FILES = List.of("package.json", "package-lock.json", "scenario.cjs");
    private static final int OLDEST_NODE = 20;
    private static final long MINUTES = 5;

    private final Path directory;

    private RealE3Kit(Path directory) {
        this.directory = directory;
    }

    /** Installs what the lock file names, unless that has been done. */
    static RealE3Kit install(Path directory) throws IOException, InterruptedException {
        requireNode();
        Files.createDirectories(directory);
        for (var file : FILES) {
            Files.copy(SOURCE.resolve(file), directory.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        var lock = Files.readString(SOURCE.resolve("package-lock.json"));
        var installed = directory.resolve("installed-package-lock.json");
        if (!Files.exists(installed) || !Files.readString(installed).equals(lock)) {
            run(directory, "npm-ci.log", "", "npm", "ci", "--no-audit", "--no-fund");
            Files.writeString(installed, lock);
        }
        return new RealE3Kit(directory);
    }

    /** Plays the scenario; the answer is one JSON object per step. */
    List<JsonObject> play(JsonObject config) throws IOException, InterruptedException {
        // The built-in fetch makes the package's loader look for its binary over the network.
        var output = run(directory, "scenario.log", config.encode(), "node", "--no-experimental-fetch", "scenario.cjs");
        return output.lines()
                .filter(line -> line.startsWith("{"))
                .map(JsonObject::new)
                .toList();
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

    private static String run(Path directory, String log, String input, String... command)
            throws IOException, InterruptedException {
        var errors = directory.resolve(log);
        var output = directory.resolve(log + ".out");
        var process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(errors.toFile())
                .redirectOutput(output.toFile())
                .start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(command[0] + " did not end within " + MINUTES + " minutes; see " + errors);
        }
        var text = Files.readString(output);
        if (process.exitValue() != 0) {
            throw new AssertionError(command[0] + " failed; see " + errors + "\n" + text);
        }
        return text;
    }
}
