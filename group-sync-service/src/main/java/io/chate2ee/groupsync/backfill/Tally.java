package io.chate2ee.groupsync.backfill;

import io.chate2ee.contract.id.Guid;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a run does. Safe for several threads. */
final class Tally {
    final LongAdder groups = new LongAdder();
    final LongAdder before = new LongAdder();
    final LongAdder members = new LongAdder();
    final LongAdder banned = new LongAdder();
    final LongAdder tooLarge = new LongAdder();
    final LongAdder gone = new LongAdder();
    private final LongAdder unreadable = new LongAdder();
    private final List<String> examples = Collections.synchronizedList(new ArrayList<>());

    void unusable(int count) {
        unreadable.add(count);
    }

    void unreadable(Guid guid, Exception why) {
        unreadable.increment();
        if (examples.size() < BackfillReport.MOST_EXAMPLES) {
            examples.add(BackfillReport.example(guid, why));
        }
    }

    long done() {
        return groups.sum() + before.sum() + gone.sum() + unreadable.sum();
    }

    BackfillReport report() {
        return new BackfillReport(
                groups.sum(),
                before.sum(),
                members.sum(),
                banned.sum(),
                tooLarge.sum(),
                gone.sum(),
                unreadable.sum(),
                new ArrayList<>(examples));
    }
}
