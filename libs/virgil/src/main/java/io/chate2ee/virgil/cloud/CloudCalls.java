package io.chate2ee.virgil.cloud;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.TransientCloudException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends JSON to the cloud and turns whatever comes back into a value or one of the typed failures. */
final class CloudCalls {

    static final String PREVIOUS_HASH = "Virgil-Keyknox-Previous-Hash";

    /** Product, family, system, version; the service only counts it. */
    private static final String AGENT = "chat-e2ee;jvm;any;1";

    private static final int FIRST_SUCCESS = 200;
    private static final int FIRST_AFTER_SUCCESS = 300;

    private final HttpTransport transport;
    private final Supplier<String> virgilJwt;

    CloudCalls(HttpTransport transport, Supplier<String> virgilJwt) {
        this.transport = transport;
        this.virgilJwt = virgilJwt;
    }

    /**
     * Posts JSON.
     *
     * @param read makes a value of a successful answer; a {@link MalformedException} from it means the answer is not to be
     *     understood
     */
    <T extends @Nullable Object> CompletionStage<T> post(
            String path, String json, Map<String, String> moreHeaders, Function<HttpAnswer, T> read) {
        var result = new CompletableFuture<T>();
        send(path, json, moreHeaders).whenComplete((answer, failure) -> {
            if (failure != null) {
                result.completeExceptionally(named(failure));
            } else {
                complete(result, answer, read);
            }
        });
        return result;
    }

    private CompletionStage<HttpAnswer> send(String path, String json, Map<String, String> moreHeaders) {
        try {
            var headers = new HashMap<>(moreHeaders);
            headers.put("Authorization", "Virgil " + virgilJwt.get());
            headers.put("Content-Type", "application/json");
            headers.put("Virgil-Agent", AGENT);
            return transport.send(new HttpCall("POST", path, headers, json.getBytes(StandardCharsets.UTF_8)));
        } catch (RuntimeException noToken) {
            // A caller watches the stage; what goes wrong before there is one must arrive there too.
            return CompletableFuture.failedFuture(noToken);
        }
    }

    private static <T extends @Nullable Object> void complete(
            CompletableFuture<T> result, HttpAnswer answer, Function<HttpAnswer, T> read) {
        try {
            if (answer.status() < FIRST_SUCCESS || answer.status() >= FIRST_AFTER_SUCCESS) {
                result.completeExceptionally(CloudErrors.of(answer));
            } else {
                result.complete(read.apply(answer));
            }
        } catch (MalformedException notUnderstood) {
            // Something between here and the service answered, or the service is not itself: neither is the caller's
            // fault.
            result.completeExceptionally(
                    new TransientCloudException(answer.status(), "answer not understood", notUnderstood));
        } catch (RuntimeException defect) {
            // Without this a defect of this library would leave the stage unfinished for ever.
            result.completeExceptionally(defect);
        }
    }

    private static Throwable named(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof IOException || cause instanceof TimeoutException
                ? new TransientCloudException(0, "no answer", cause)
                : cause;
    }
}
