package io.chate2ee.http.caller.cometchat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * Leaves somebody alone who does not answer: closed at first; open after some failures in a row; once it has been open long enough, one
 * attempt decides whether it closes again. Safe for use by several threads, never blocks.
 */
final class Breaker {
    private sealed interface State {
        /**
         * All attempts are let through.
         *
         * @param failures in a row so far
         */
        record Closed(int failures) implements State {}

        /**
         * None is let through.
         *
         * @param until when one may try
         */
        record Open(Instant until) implements State {}

        /**
         * One is under way, the others wait for what it brings.
         *
         * @param until when it counts as lost
         */
        record Trying(Instant until) implements State {}
    }

    private final int failuresAtMost;
    private final Duration pause;
    private final Clock clock;
    private final AtomicReference<State> state = new AtomicReference<>(new State.Closed(0));

    Breaker(int failuresAtMost, Duration pause, Clock clock) {
        this.failuresAtMost = failuresAtMost;
        this.pause = pause;
        this.clock = clock;
    }

    /** Whether an attempt may be made now; one that may must be followed by a call of one of the others. */
    boolean letsThrough() {
        Instant now = clock.instant();
        State before = current();
        if (before instanceof State.Closed) {
            return true;
        }
        return !now.isBefore(until(before)) && state.compareAndSet(before, new State.Trying(now.plus(pause)));
    }

    /** How long until it is worth asking again. */
    Duration rest() {
        Duration rest = Duration.between(clock.instant(), until(current()));
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    void succeeded() {
        state.set(new State.Closed(0));
    }

    void failed() {
        move(before -> before instanceof State.Closed closed && closed.failures() + 1 < failuresAtMost
                ? new State.Closed(closed.failures() + 1)
                : new State.Open(clock.instant().plus(pause)));
    }

    /** Somebody asked to be left alone for a time. */
    void pauseFor(Duration asked) {
        state.set(new State.Open(clock.instant().plus(asked)));
    }

    /** An attempt was given up without an outcome. */
    void abandoned() {
        move(before -> before instanceof State.Trying ? new State.Open(clock.instant()) : before);
    }

    boolean isClosed() {
        return current() instanceof State.Closed;
    }

    private State current() {
        return Objects.requireNonNull(state.get());
    }

    private void move(UnaryOperator<State> transition) {
        state.updateAndGet(transition);
    }

    private static Instant until(State state) {
        if (state instanceof State.Open open) {
            return open.until();
        }
        return state instanceof State.Trying trying ? trying.until() : Instant.MIN;
    }
}
