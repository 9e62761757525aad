package io.chate2ee.standin.record;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The newest calls, up to a limit; older ones are forgotten first and counted. Safe for use by several threads. */
public final class CallLog {

    private final int limit;
    private final @Nullable CallFile file;
    private final AtomicLong numbers = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<CallRecord> calls = new ArrayDeque<>();
    private long forgotten;

    /**
     * A log.
     *
     * @param limit how many calls to keep
     * @param file where all calls go besides, if anywhere
     */
    public CallLog(int limit, @Nullable CallFile file) {
        if (limit < 1) {
            throw new IllegalArgumentException("a log keeps at least one call");
        }
        this.limit = limit;
        this.file = file;
    }

    /** The number for a call that arrives now. */
    public long nextNumber() {
        return numbers.incrementAndGet();
    }

    /** Keeps a call that has ended. */
    public void add(CallRecord call) {
        lock.lock();
        try {
            calls.addLast(call);
            if (file != null) {
                file.add(call);
            }
            if (calls.size() > limit) {
                calls.removeFirst();
                forgotten++;
            }
        } finally {
            lock.unlock();
        }
    }

    /** The kept calls somebody asks for, by number. */
    public List<CallRecord> find(CallFilter filter) {
        lock.lock();
        try {
            return calls.stream()
                    .filter(filter::admits)
                    .sorted(Comparator.comparingLong(CallRecord::number))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** How many calls were forgotten because of the limit since the last {@link #clear}. */
    public long forgotten() {
        lock.lock();
        try {
            return forgotten;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets all calls. Numbers go on, so that a reader can tell old from new. */
    public void clear() {
        lock.lock();
        try {
            calls.clear();
            forgotten = 0;
        } finally {
            lock.unlock();
        }
    }
}
