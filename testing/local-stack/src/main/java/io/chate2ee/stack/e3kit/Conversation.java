package io.chate2ee.stack.e3kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/** Requests and answers as lines of JSON, in any order; see {@code driver.mjs}. Safe for many threads. */
final class Conversation {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BufferedWriter requests;
    private final BufferedReader answers;
    private final String whereToLook;
    private final AtomicLong lastId = new AtomicLong();
    private final Map<Long, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();
    private final CompletableFuture<JsonNode> ready = new CompletableFuture<>();
    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean over;

    /**
     * @param whereToLook named in the error when the other side is gone
     */
    Conversation(BufferedWriter requests, BufferedReader answers, String whereToLook) {
        this.requests = requests;
        this.answers = answers;
        this.whereToLook = whereToLook;
    }

    /** Completes when the other side can be talked to. */
    CompletableFuture<JsonNode> ready() {
        return ready;
    }

    /** Sends a request. Completes with its result or with {@link E3KitException}. */
    CompletableFuture<JsonNode> ask(String device, String call, ObjectNode parameters) {
        long id = lastId.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        open.put(id, answer);
        ObjectNode request = JSON.createObjectNode().put("id", id);
        request.put("device", device).put("call", call).set("with", parameters);
        send(request, answer);
        if (over) {
            // The reader may have gone between the two lines above and would then never see this request.
            answer.completeExceptionally(gone());
        }
        return answer;
    }

    private void send(ObjectNode request, CompletableFuture<JsonNode> answer) {
        writing.lock();
        try {
            requests.write(request.toString());
            requests.write('\n');
            requests.flush();
        } catch (IOException e) {
            answer.completeExceptionally(gone());
        } finally {
            writing.unlock();
        }
    }

    /** Reads answers until there are no more; to be run by a thread of its own. */
    void listen() {
        try {
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                take(JSON.readTree(line));
            }
        } catch (JsonProcessingException e) {
            failAll(new IllegalStateException("E3Kit's process wrote something that is not JSON", e));
        } catch (IOException e) {
            // Closing the process while it is read ends here; nothing is lost that the next line does not report.
            failAll(gone());
        } finally {
            failAll(gone());
        }
    }

    private void take(JsonNode line) {
        if (line.path("ready").asBoolean()) {
            ready.complete(line);
            return;
        }
        CompletableFuture<JsonNode> answer = open.remove(line.path("id").asLong());
        if (answer == null) {
            return;
        }
        JsonNode error = line.get("error");
        if (error == null) {
            answer.complete(line.path("result"));
        } else {
            answer.completeExceptionally(exceptionFrom(error));
        }
    }

    private static E3KitException exceptionFrom(JsonNode error) {
        JsonNode code = error.path("code");
        return new E3KitException(
                error.path("name").asText(),
                code.isIntegralNumber() ? code.intValue() : null,
                error.path("message").asText());
    }

    private void failAll(RuntimeException reason) {
        over = true;
        ready.completeExceptionally(reason);
        open.values().forEach(answer -> answer.completeExceptionally(reason));
        open.clear();
    }

    private IllegalStateException gone() {
        return new IllegalStateException("E3Kit's process has ended; see " + whereToLook);
    }
}
