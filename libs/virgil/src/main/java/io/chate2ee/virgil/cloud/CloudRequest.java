package io.chate2ee.virgil.cloud;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One request to the cloud, ready to be sent any number of times: what is asked, how the answer is read, and until when it
 * may start. Made by {@link VirgilCloud}; decorators look at it and hand it on. Printing it shows no content.
 *
 * @param <T> what the answer is read as
 */
public final class CloudRequest<T extends @Nullable Object> {

    /** Product, family, system, version; the service only counts it. */
    private static final String AGENT = "chat-e2ee;jvm;any;1";

    private final Operation operation;
    private final HttpCall call;
    private final Function<HttpAnswer, T> reader;
    private final Deadline startBefore;

    private CloudRequest(Operation operation, HttpCall call, Function<HttpAnswer, T> reader, Deadline startBefore) {
        this.operation = operation;
        this.call = call;
        this.reader = reader;
        this.startBefore = startBefore;
    }

    /**
     * A request without a deadline.
     *
     * @param id put at the end of the path; empty where none belongs
     * @param json the body; empty for none
     * @param headers beyond those every request has
     * @param reader makes a value of a successful answer, or throws {@link io.chate2ee.virgil.MalformedException}
     */
    static <T extends @Nullable Object> CloudRequest<T> of(
            Operation operation, String id, String json, Map<String, String> headers, Function<HttpAnswer, T> reader) {
        var all = new HashMap<>(headers);
        all.put("Content-Type", "application/json");
        all.put("Virgil-Agent", AGENT);
        var body = json.getBytes(StandardCharsets.UTF_8);
        return new CloudRequest<>(
                operation, new HttpCall(operation.method(), operation.path() + id, all, body), reader, Deadline.NONE);
    }

    /** What is asked. */
    public Operation operation() {
        return operation;
    }

    /** When it is too late to send it. */
    public Deadline startBefore() {
        return startBefore;
    }

    /** Length of the body in bytes. */
    public int size() {
        return call.body().length;
    }

    /** The same request, which moreover may not start after {@code deadline}. */
    public CloudRequest<T> startingBefore(Deadline deadline) {
        return new CloudRequest<>(operation, call, reader, startBefore.earlier(deadline));
    }

    /** The same request; each successful answer is shown to {@code watcher} before it is read. */
    CloudRequest<T> watchedBy(Consumer<HttpAnswer> watcher) {
        Function<HttpAnswer, T> watched = answer -> {
            watcher.accept(answer);
            return reader.apply(answer);
        };
        return new CloudRequest<>(operation, call, watched, startBefore);
    }

    HttpCall asCallOf(String virgilJwt) {
        var headers = new HashMap<>(call.headers());
        headers.put("Authorization", "Virgil " + virgilJwt);
        return new HttpCall(call.method(), call.path(), headers, call.body());
    }

    T read(HttpAnswer answer) {
        return reader.apply(answer);
    }

    @Override
    public String toString() {
        return "CloudRequest[" + operation + ", " + size() + " bytes]";
    }
}
