package io.chate2ee.token.door;

import io.chate2ee.stack.process.Artifact;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The packaged service as a process of its own, told its settings by environment variables alone. */
final class ServiceProcess implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:(\\d+)");
    private static final int PATIENCE_SECONDS = 120;

    private final Process process;
    private final BufferedReader out;
    private final Path errors;

    ServiceProcess(Map<String, String> settings) throws IOException {
        errors = Files.createTempFile("token-service", ".err");
        var builder = new ProcessBuilder(Artifact.here().command("128m")).redirectError(errors.toFile());
        // A machine's own settings must not decide a test.
        builder.environment().keySet().removeIf(name -> name.matches("(VIRGIL|TOKEN|CHAT|KAFKA|QUARKUS|GROUPS)_.*"));
        builder.environment().put("QUARKUS_HTTP_PORT", "0");
        settings.forEach((name, value) -> builder.environment().put(variable(name), value));
        process = builder.start();
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Waits for the line that says where it listens. */
    int port() throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            var listening = LISTENING.matcher(line);
            if (listening.find()) {
                return Integer.parseInt(listening.group(1));
            }
        }
        throw new IllegalStateException("ended before it listened: " + errorLines());
    }

    /** Waits for a line that holds this text. */
    void readUntil(String text) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.contains(text)) {
                return;
            }
        }
        throw new IllegalStateException("ended without saying: " + text);
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("still running");
        }
        return process.exitValue();
    }

    /** SIGTERM; unlike {@link Process#destroy()}, it leaves the output to be read to its end. */
    void terminate() {
        process.toHandle().destroy();
    }

    List<String> errorLines() throws IOException {
        return Files.readAllLines(errors);
    }

    /** All that it still prints, until it ends. */
    List<String> outputLines() {
        return out.lines().toList();
    }

    /** Looks at every line as it is printed, until it ends. */
    void readOutput(Consumer<String> eachLine) {
        out.lines().forEach(eachLine);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(errors);
    }

    private static String variable(String setting) {
        return setting.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
