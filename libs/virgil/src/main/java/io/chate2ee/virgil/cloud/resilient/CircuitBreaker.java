package io.chate2ee.virgil.cloud.resilient;

import io.chate2ee.virgil.NotSentException;
import io.chate2ee.virgil.TransientCloudException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Leaves a service alone that has failed several times in a row, and lets one request find out when it is back. Only failures
 * that pass count, HTTP 429 not among them: who throttles is alive. Any thread.
 */
final class CircuitBreaker {

    /** What a request that entered has to hand back. */
    enum Pass {
        /** One of many. */
        ORDINARY,
        /** The one that finds out. */
        PROBE
    }

    private static final Duration WHILE_PROBING = Duration.ofMillis(100);

    private final int most;
    private final BackOff rests;
    private final LongSupplier nanoTime;
    private final BiConsumer<Circuit, Circuit> watcher;
    private final AtomicReference<Circuit> circuit = new AtomicReference<>(Circuit.closed());

    /**
     * A closed breaker.
     *
     * @param most so many failures in a row open it
     * @param rests how long it stays open, longer each time until a request succeeds; never longer than the cap
     * @param watcher sees each change from one kind of state to another
     */
    CircuitBreaker(int most, BackOff rests, LongSupplier nanoTime, BiConsumer<Circuit, Circuit> watcher) {
        this.most = most;
        this.rests = rests;
        this.nanoTime = nanoTime;
        this.watcher = watcher;
    }

    /** How long nothing can enter; {@code null} if something can, as far as can be seen without entering. */
    @Nullable
    Duration closedFor() {
        var now = nanoTime.getAsLong();
        var state = state();
        if (state instanceof Circuit.Open open && !open.isOver(now)) {
            return Duration.ofNanos(open.until() - now);
        }
        return state instanceof Circuit.HalfOpen ? WHILE_PROBING : null;
    }

    /** A pass, to be handed back with what came of the request; {@code null} if nothing may go. */
    @Nullable
    Pass enter() {
        while (true) {
            var state = state();
            if (state instanceof Circuit.Closed) {
                return Pass.ORDINARY;
            }
            if (!(state instanceof Circuit.Open open) || !open.isOver(nanoTime.getAsLong())) {
                return null;
            }
            var probing = open.probed();
            if (circuit.compareAndSet(state, probing)) {
                watcher.accept(state, probing);
                return Pass.PROBE;
            }
        }
    }

    /** Takes a pass back, with how the request ended. What was sent before the circuit opened tells nothing any more. */
    void ended(Pass pass, @Nullable Throwable failure) {
        if (failure instanceof TransientCloudException trouble && !trouble.isThrottled()) {
            var asked = trouble.retryAfter().orElse(null);
            move(pass, state -> failed(state, asked));
        } else if (failure instanceof NotSentException) {
            move(pass, this::abandoned);
        } else {
            move(pass, CircuitBreaker::succeeded);
        }
    }

    private Circuit failed(Circuit state, @Nullable Duration asked) {
        long now = nanoTime.getAsLong();
        if (state instanceof Circuit.HalfOpen half) {
            return half.failed(rests, now, asked);
        }
        return state instanceof Circuit.Closed closed ? closed.failed(most, rests, now, asked) : state;
    }

    private Circuit abandoned(Circuit state) {
        return state instanceof Circuit.HalfOpen half ? half.abandoned(nanoTime.getAsLong()) : state;
    }

    private static Circuit succeeded(Circuit state) {
        if (state instanceof Circuit.HalfOpen half) {
            return half.succeeded();
        }
        return state instanceof Circuit.Closed closed ? closed.succeeded() : state;
    }

    private Circuit state() {
        return Objects.requireNonNull(circuit.get());
    }

    private void move(Pass pass, UnaryOperator<Circuit> way) {
        while (true) {
            var from = state();
            if ((from instanceof Circuit.HalfOpen) != (pass == Pass.PROBE)) {
                return;
            }
            var to = way.apply(from);
            if (circuit.compareAndSet(from, to)) {
                if (from.getClass() != to.getClass()) {
                    watcher.accept(from, to);
                }
                return;
            }
        }
    }
}
