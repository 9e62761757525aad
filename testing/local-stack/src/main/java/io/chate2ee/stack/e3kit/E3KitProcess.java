package io.chate2ee.stack.e3kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chate2ee.stack.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A Node process that holds any number of devices with the real E3Kit. It ends with this JVM. */
public final class E3KitProcess implements AutoCloseable {
    private static final Duration LONGEST_CALL = Duration.ofSeconds(60);
    private static final Duration LONGEST_END = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Conversation conversation;
    private final Path directory;

    private E3KitProcess(Process process, Conversation conversation, Path directory) {
        this.process = process;
        this.conversation = conversation;
        this.directory = directory;
    }

    /**
     * Starts Node and returns once it can be talked to.
     *
     * @param directory where the devices keep their keys; made if absent
     * @param log where E3Kit and Node write what went wrong, appended; its directory exists
     * @throws IllegalStateException if E3Kit is not installed or Node ends at once, naming the log
     */
    public static E3KitProcess start(Checkout checkout, Path directory, Path log) {
        Path driver = checkout.e3kitDriver();
        if (!Files.isDirectory(driver.resolve("node_modules"))) {
            throw new IllegalStateException("E3Kit is not installed: build without -DskipE3kit first");
        }
        try {
            Files.createDirectories(directory);
            Process process = new ProcessBuilder(List.of(
                            "node",
                            "--no-experimental-fetch",
                            driver.resolve("driver.mjs").toString()))
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            E3KitProcess started = new E3KitProcess(process, conversationWith(process, log), directory);
            started.await(started.conversation.ready(), "start");
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("Node.js cannot be started: " + e.getMessage(), e);
        }
    }

    private static Conversation conversationWith(Process process, Path log) {
        Conversation conversation = new Conversation(
                process.outputWriter(StandardCharsets.UTF_8),
                process.inputReader(StandardCharsets.UTF_8),
                log.toString());
        Thread listener = new Thread(conversation::listen, "e3kit-answers");
        listener.setDaemon(true);
        listener.start();
        return conversation;
    }

    /**
     * Starts E3Kit on a new device, which asks for a Virgil JWT at once.
     *
     * @param name unique in this process; a device of the same name in the same directory has the same storage
     * @throws E3KitException {@code TokenServiceError} with the HTTP status if no token was given
     */
    public Device open(String name, DeviceLogin login) {
        ObjectNode with = parameters();
        with.put("tokenUrl", login.tokenUrl().toString());
        with.put("apiUrl", login.virgilUrl().toString());
        with.put("login", login.login());
        with.put("storage", directory.resolve("device-" + name).toString());
        return new Device(this, name, call(name, "open", with).asText());
    }

    /** The process id of Node. */
    public long pid() {
        return process.pid();
    }

    static ObjectNode parameters() {
        return JSON.createObjectNode();
    }

    JsonNode call(String device, String call, ObjectNode parameters) {
        return await(conversation.ask(device, call, parameters), call + " on " + device);
    }

    private JsonNode await(CompletableFuture<JsonNode> answer, String what) {
        try {
            return answer.get(LONGEST_CALL.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("E3Kit did not answer in " + LONGEST_CALL.toSeconds() + " s: " + what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for E3Kit: " + what, e);
        }
    }

    /** Ends Node and waits for it. */
    @Override
    public void close() {
        try {
            process.outputWriter(StandardCharsets.UTF_8).close();
            if (!process.waitFor(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            // The pipe breaks when Node has gone by itself, which is what was wanted.
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
