package io.chate2ee.groupsync.follow;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.kafka.BackOff;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Groups to look at, each once however often it is asked for, and so many at most. One that asks for a snapshot stays until it does not,
 * and is looked at again after pauses that grow. Any thread.
 */
final class Wanted {
    private final int atMost;
    private final BackOff again;
    private final ReentrantLock turn = new ReentrantLock();
    private final Map<Guid, Want> wants = new HashMap<>();
    private final TreeSet<Want> inOrder = new TreeSet<>(
            Comparator.comparing(Want::due).thenComparing(want -> want.guid().value()));

    private record Want(Guid guid, Instant due, boolean asks, int looks) {}

    Wanted(int atMost, BackOff again) {
        this.atMost = atMost;
        this.again = again;
    }

    /** A group is to be looked at once, not before a moment; false if too many wait. */
    boolean once(Guid guid, Instant due) {
        return locked(() -> {
            Want known = wants.get(guid);
            if (known == null) {
                return put(new Want(guid, due, false, 0));
            }
            return due.isBefore(known.due()) ? put(new Want(guid, due, known.asks(), known.looks())) : true;
        });
    }

    /** A group asks for a snapshot, until {@link #settled}; false if too many wait. */
    boolean asks(Guid guid, Instant now) {
        return locked(() -> {
            Want known = wants.get(guid);
            return known != null && known.asks() ? true : put(new Want(guid, now, true, 0));
        });
    }

    /** A group asks for nothing any more. */
    void settled(Guid guid) {
        locked(() -> {
            Want known = wants.get(guid);
            if (known != null && known.asks()) {
                remove(known);
            }
            return true;
        });
    }

    /** Groups that are due, those due longest first. */
    List<Guid> take(int most, Instant now) {
        return locked(() -> {
            List<Guid> due = new ArrayList<>();
            while (due.size() < most
                    && !inOrder.isEmpty()
                    && !inOrder.first().due().isAfter(now)) {
                Want want = inOrder.first();
                remove(want);
                due.add(want.guid());
                if (want.asks()) {
                    int looks = want.looks() + 1;
                    put(new Want(want.guid(), now.plus(again.after(looks)), true, looks));
                }
            }
            return due;
        });
    }

    int size() {
        return locked(wants::size);
    }

    /** For how long the group has been due that has been for longest; nothing for none. */
    Duration overdue(Instant now) {
        return locked(() -> inOrder.isEmpty() || inOrder.first().due().isAfter(now)
                ? Duration.ZERO
                : Duration.between(inOrder.first().due(), now));
    }

    private boolean put(Want want) {
        Want known = wants.get(want.guid());
        if (known == null && wants.size() >= atMost) {
            return false;
        }
        if (known != null) {
            remove(known);
        }
        wants.put(want.guid(), want);
        return inOrder.add(want);
    }

    private void remove(Want want) {
        wants.remove(want.guid());
        inOrder.remove(want);
    }

    private <T> T locked(Supplier<T> work) {
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }
}
