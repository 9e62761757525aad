package io.chate2ee.standin.faults;

import io.chate2ee.standin.exchange.Caller;
import io.chate2ee.standin.exchange.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force, in the order they were added. Every call counts towards every rule it matches; delays add up, and of
 * several other faults the first rule's is done. Safe for use by several threads.
 */
public final class Faults {

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Pending> pending = new ArrayList<>();

    /**
     * A rule and what is left of it.
     *
     * @param rule the rule as added
     * @param skip matching calls still to let through
     * @param left matching calls still to spoil
     */
    public record Pending(FaultRule rule, int skip, int left) {

        private Pending afterMatch() {
            return skip > 0 ? new Pending(rule, skip - 1, left) : new Pending(rule, 0, left - 1);
        }
    }

    /** Puts a rule in force, for calls that arrive from now on. */
    public void add(FaultRule rule) {
        lock.lock();
        try {
            pending.add(new Pending(rule, rule.skip(), rule.times()));
        } finally {
            lock.unlock();
        }
    }

    /** The rules that are not used up. */
    public List<Pending> pending() {
        lock.lock();
        try {
            return List.copyOf(pending);
        } finally {
            lock.unlock();
        }
    }

    /** Drops all rules. */
    public void clear() {
        lock.lock();
        try {
            pending.clear();
        } finally {
            lock.unlock();
        }
    }

    /** What to do to a call that has just arrived. */
    public Misbehaviour take(Operation operation, @Nullable Caller caller) {
        lock.lock();
        try {
            var faults = new ArrayList<Fault>();
            pending.replaceAll(one -> {
                if (!one.rule().matches(operation, caller)) {
                    return one;
                }
                if (one.skip() == 0) {
                    faults.add(one.rule().fault());
                }
                return one.afterMatch();
            });
            pending.removeIf(one -> one.left() == 0);
            return Misbehaviour.of(faults);
        } finally {
            lock.unlock();
        }
    }
}
