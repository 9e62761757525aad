package io.chate2ee.standin.faults;

import io.chate2ee.standin.exchange.Caller;
import io.chate2ee.standin.exchange.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force, in the order they were added. Every call counts towards every rule it matches; delays and wrong clocks
 * add up, and of several other faults the first rule's is done. Safe for use by several threads.
 */
public final class Faults {

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Running> running = new ArrayList<>();

    /**
     * A rule and what is left of it.
     *
     * @param rule the rule as added
     * @param skip matching calls still to let through
     * @param left matching calls still to spoil
     */
    public record Pending(FaultRule rule, int skip, int left) {}

    /** Puts a rule in force, for calls that arrive from now on. */
    public void add(FaultRule rule) {
        lock.lock();
        try {
            running.add(new Running(rule));
        } finally {
            lock.unlock();
        }
    }

    /** The rules that are not used up. */
    public List<Pending> pending() {
        lock.lock();
        try {
            return running.stream().map(Running::pending).toList();
        } finally {
            lock.unlock();
        }
    }

    /** Drops all rules. */
    public void clear() {
        lock.lock();
        try {
            running.clear();
        } finally {
            lock.unlock();
        }
    }

    /** What to do to a call that has just arrived. */
    public Misbehaviour take(Operation operation, @Nullable Caller caller) {
        lock.lock();
        try {
            var faults = running.stream()
                    .filter(one -> one.rule.matches(operation, caller))
                    .flatMap(one -> one.next().stream())
                    .toList();
            running.removeIf(one -> one.left == 0);
            return Misbehaviour.of(faults);
        } finally {
            lock.unlock();
        }
    }

    /** A rule in force. Its chances are drawn per matching call, in the order these arrive. */
    private static final class Running {

        private final FaultRule rule;
        private final SplittableRandom random;
        private int skip;
        private int left;

        Running(FaultRule rule) {
            this.rule = rule;
            this.random = new SplittableRandom(rule.seed());
            this.skip = rule.skip();
            this.left = rule.times();
        }

        Pending pending() {
            return new Pending(rule, skip, left);
        }

        Optional<Fault> next() {
            if (skip > 0) {
                skip--;
                return Optional.empty();
            }
            if (rule.share() < 1 && random.nextDouble() >= rule.share()) {
                return Optional.empty();
            }
            if (left != FaultRule.EVERY) {
                left--;
            }
            return Optional.of(rule.fault().drawn(random));
        }
    }
}
