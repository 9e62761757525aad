package io.chate2ee.virgil.cloud;

import io.chate2ee.virgil.AnswerTooLargeException;
import io.chate2ee.virgil.CloudException;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.NotSentException;
import io.chate2ee.virgil.TransientCloudException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The plain client: every request is sent once, over HTTP, and whatever comes back becomes a value or one of the typed
 * failures. No retry, no cache; those belong around it. Continuations run on whatever thread completes the transport's stage.
 */
public final class HttpVirgilCloud implements VirgilCloud {

    /** No answer of the service is near this: 50 identities with a hundred cards of 1 kB each. */
    private static final int LONGEST_ANSWER = 8 * 1024 * 1024;

    private static final int FIRST_SUCCESS = 200;
    private static final int FIRST_AFTER_SUCCESS = 300;

    private final HttpTransport transport;
    private final Supplier<String> virgilJwt;

    /**
     * Calls the cloud.
     *
     * @param virgilJwt asked for a valid token before each request; must not block
     */
    public HttpVirgilCloud(HttpTransport transport, Supplier<String> virgilJwt) {
        this.transport = transport;
        this.virgilJwt = virgilJwt;
    }

    @Override
    public <T extends @Nullable Object> CompletionStage<T> call(CloudRequest<T> request) {
        var result = new CompletableFuture<T>();
        send(request).whenComplete((answer, failure) -> {
            if (failure != null) {
                result.completeExceptionally(named(failure, request.operation()));
            } else {
                complete(result, answer, request);
            }
        });
        return result;
    }

    private CompletionStage<HttpAnswer> send(CloudRequest<?> request) {
        try {
            var call = request.asCallOf(virgilJwt.get());
            if (request.startBefore().hasPassed()) {
                return CompletableFuture.failedFuture(new NotSentException(NotSentException.Reason.TOO_LATE, null));
            }
            return transport.send(call);
        } catch (RuntimeException noToken) {
            // A caller watches the stage; what goes wrong before there is one must arrive there too.
            return CompletableFuture.failedFuture(noToken);
        }
    }

    private static <T extends @Nullable Object> void complete(
            CompletableFuture<T> result, HttpAnswer answer, CloudRequest<T> request) {
        try {
            result.complete(read(answer, request));
        } catch (OversizedAnswerException tooLarge) {
            result.completeExceptionally(tooLarge(answer.status(), request.operation(), tooLarge));
        } catch (MalformedException notUnderstood) {
            // Something between here and the service answered, or the service is not itself: neither is the caller's
            // fault.
            result.completeExceptionally(
                    new TransientCloudException(answer.status(), "answer not understood", notUnderstood));
        } catch (RuntimeException refusalOrDefect) {
            // Without this a defect of this library would leave the stage unfinished for ever.
            result.completeExceptionally(refusalOrDefect);
        }
    }

    /** Reads an answer; throws {@link CloudException} if it is not a success. */
    private static <T extends @Nullable Object> T read(HttpAnswer answer, CloudRequest<T> request)
            throws OversizedAnswerException {
        if (answer.status() < FIRST_SUCCESS || answer.status() >= FIRST_AFTER_SUCCESS) {
            throw CloudErrors.of(answer);
        }
        if (answer.body().length > LONGEST_ANSWER) {
            throw new OversizedAnswerException(LONGEST_ANSWER);
        }
        return request.read(answer);
    }

    private static Throwable named(Throwable failure, Operation operation) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof NotConnectedException) {
            return TransientCloudException.notConnected(cause);
        }
        if (cause instanceof OversizedAnswerException tooLarge) {
            return tooLarge(0, operation, tooLarge);
        }
        return cause instanceof IOException || cause instanceof TimeoutException
                ? new TransientCloudException(0, "no answer", cause)
                : cause;
    }

    /** Of a search it is not the network's trouble: whoever publishes thousands of cards makes it grow, and asking again is in vain. */
    private static CloudException tooLarge(int status, Operation operation, OversizedAnswerException cause) {
        return operation == Operation.CARD_SEARCH
                ? new AnswerTooLargeException(cause)
                : new TransientCloudException(status, "answer not understood", cause);
    }
}
