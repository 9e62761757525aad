package io.chate2ee.virgil.cloud.resilient;

import io.chate2ee.virgil.AnswerLostException;
import io.chate2ee.virgil.NotSentException;
import io.chate2ee.virgil.NotSentException.Reason;
import io.chate2ee.virgil.TransientCloudException;
import io.chate2ee.virgil.cloud.CloudRequest;
import io.chate2ee.virgil.cloud.resilient.CircuitBreaker.Pass;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One call: the attempts it takes, one after the other. Never two at a time, so its fields need no guard. */
final class Attempts<T extends @Nullable Object> {

    private final Means means;
    private final CloudRequest<T> request;
    private final CircuitBreaker breaker;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private volatile int number;
    private volatile @Nullable Throwable before;

    Attempts(Means means, CloudRequest<T> request) {
        this.means = means;
        this.request = request;
        this.breaker = means.breaker(request.operation());
    }

    CompletionStage<T> start() {
        attempt(1);
        return result;
    }

    private void attempt(int next) {
        number = next;
        var rest = breaker.closedFor();
        if (rest != null) {
            heldBack(new NotSentException(Reason.CIRCUIT_OPEN, rest));
        } else {
            means.limiter.turn(request.startBefore(), this::send, this::heldBack);
        }
    }

    /** Its turn has come; meanwhile the circuit may have opened. */
    private void send() {
        var pass = breaker.enter();
        if (pass == null) {
            heldBack(new NotSentException(Reason.CIRCUIT_OPEN, breaker.closedFor()));
        } else {
            if (number > 1) {
                means.observer.repeated(request.operation());
            }
            once().whenComplete((value, failure) -> ended(pass, value, failure));
        }
    }

    /** One attempt, which ends in any case: a way to the cloud that never answers must not hold its caller for ever. */
    private CompletableFuture<T> once() {
        var attempt = new CompletableFuture<T>();
        var limit = means.timers.after(
                means.settings.timeout(),
                () -> attempt.completeExceptionally(new TransientCloudException(
                        0, "no answer in time", new TimeoutException("longer than " + means.settings.timeout()))));
        means.cloud.call(request).whenComplete((value, failure) -> {
            limit.cancel();
            if (failure == null) {
                attempt.complete(value);
            } else {
                attempt.completeExceptionally(failure);
            }
        });
        return attempt;
    }

    private void ended(Pass pass, T value, @Nullable Throwable failure) {
        breaker.ended(pass, failure);
        means.heed(failure);
        if (failure == null) {
            result.complete(value);
        } else if (failure instanceof NotSentException late) {
            heldBack(late);
        } else if (failure instanceof TransientCloudException trouble) {
            failed(trouble);
        } else {
            result.completeExceptionally(failure);
        }
    }

    private void failed(TransientCloudException trouble) {
        if (!request.operation().isRepeatable() && !trouble.isCertainlyNotDone()) {
            result.completeExceptionally(new AnswerLostException(trouble));
        } else if (number < means.settings.attempts() && means.budget.take()) {
            again(trouble);
        } else {
            result.completeExceptionally(trouble);
        }
    }

    private void again(TransientCloudException trouble) {
        var drawn = means.pause(number);
        var pause =
                trouble.retryAfter().filter(asked -> asked.compareTo(drawn) > 0).orElse(drawn);
        if (request.startBefore().allows(pause.toNanos())) {
            before = trouble;
            int next = number + 1;
            means.timers.after(pause, () -> attempt(next));
        } else {
            result.completeExceptionally(trouble);
        }
    }

    /** What an earlier attempt met says more than that there was no other. */
    private void heldBack(NotSentException reason) {
        means.observer.notSent(request.operation(), reason.reason());
        var earlier = before;
        result.completeExceptionally(earlier == null ? reason : earlier);
    }
}
