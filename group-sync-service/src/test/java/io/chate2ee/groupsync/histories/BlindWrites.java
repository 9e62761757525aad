package io.chate2ee.groupsync.histories;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.standin.exchange.Operation;
import io.chate2ee.standin.record.CallRecord;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the stand-in's record: after a push whose answer was lost, somebody looks at the owner's copy before the same value is written
 * again. Who does not look names an old hash, and is refused.
 */
final class BlindWrites {
    private static final int STALE_HASH = 50010;

    private final GrantWatch watch;
    private final List<CallRecord> calls;

    BlindWrites(GrantWatch watch, List<CallRecord> calls) {
        this.watch = watch;
        this.calls = calls.stream()
                .sorted(Comparator.comparingLong(CallRecord::number))
                .toList();
    }

    void check() {
        Set<String> notLookedAt = new HashSet<>();
        for (CallRecord call : calls) {
            Object session = call.arguments().get("path");
            String value = session + "/" + call.arguments().get("key");
            if (call.operation() == Operation.KEYKNOX_V2_PULL && session == null) {
                // Also a look in vain is one: of some of these is not known what they were for.
                notLookedAt.clear();
            } else if (call.operation() == Operation.KEYKNOX_V2_PULL) {
                notLookedAt.remove(value);
            } else if (call.operation() == Operation.KEYKNOX_V2_PUSH && !watch.isExcused(call)) {
                assertThat(call.code() == STALE_HASH && notLookedAt.contains(value))
                        .as("written over without a look, %s", call)
                        .isFalse();
                if (call.applied()) {
                    notLookedAt.add(value);
                }
            } else if (watch.isExcused(call)) {
                notLookedAt.remove(value);
            }
        }
    }
}
