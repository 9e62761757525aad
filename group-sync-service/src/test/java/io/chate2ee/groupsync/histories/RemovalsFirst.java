package io.chate2ee.groupsync.histories;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.standin.exchange.Operation;
import io.chate2ee.standin.record.CallRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Reads the stand-in's record: once somebody is out, nobody else is let into that group before the copies are taken away. That is a bound
 * in steps; seconds are a matter of the machine.
 */
final class RemovalsFirst {
    private final List<CallRecord> writes;
    private final GrantWatch watch;
    private final String owner;
    private final boolean disturbed;

    /**
     * For one life.
     *
     * @param disturbed whether processes died or stood still or the cloud misbehaved: then who was in before may have been about to be
     *     given copies, and counts as somebody who has some
     */
    RemovalsFirst(GrantWatch watch, String owner, boolean disturbed) {
        this.disturbed = disturbed;
        this.watch = watch;
        this.writes = watch.writes().stream().filter(CallRecord::applied).toList();
        this.owner = owner;
    }

    void check() {
        List<GrantWatch.Epoch> desired = watch.desired();
        for (int now = 1; now < desired.size(); now++) {
            GrantWatch.Epoch before = desired.get(now - 1);
            GrantWatch.Epoch after = desired.get(now);
            List<GrantWatch.Epoch> later = desired.subList(now + 1, desired.size());
            before.allowed()
                    .forEach((session, members) -> members.stream()
                            .filter(member -> !after.allows(session, member))
                            .forEach(member ->
                                    check(session, member, before, after.from(), until(later, session, member))));
        }
    }

    /** Who is in again is nobody to be removed any more. */
    private static long until(List<GrantWatch.Epoch> later, String session, String member) {
        return later.stream()
                .filter(epoch -> epoch.allows(session, member))
                .mapToLong(GrantWatch.Epoch::from)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    private void check(String session, String removed, GrantWatch.Epoch before, long from, long until) {
        Set<String> holders = holders(session, from);
        if (!holders.contains(removed)) {
            return;
        }
        if (disturbed) {
            holders.addAll(before.allowed().getOrDefault(session, Set.of()));
        }
        for (CallRecord write : writes) {
            if (write.order() <= from || write.order() > until || !isOf(write, session)) {
                continue;
            }
            if (takesFrom(write, removed)) {
                return;
            }
            if (watch.isExcused(write) && write.operation() == Operation.KEYKNOX_V2_PUSH) {
                // Whom somebody let in who stood still is one of those who are to get the new epoch.
                holders.addAll(identities(write));
            } else if (write.operation() == Operation.KEYKNOX_V2_PUSH) {
                assertThat(holders)
                        .as("had tickets already when %s was out, but was not rid of them yet, %s", removed, write)
                        .containsAll(identities(write));
            }
        }
    }

    /** Who had copies of anything then, and the owner; also whoever has lost them to a late request, of which nobody knows yet. */
    private Set<String> holders(String session, long upTo) {
        Map<String, Set<String>> byReader = new HashMap<>();
        for (CallRecord write : writes) {
            if (write.order() > upTo || !isOf(write, session)) {
                continue;
            }
            if (write.operation() == Operation.KEYKNOX_V2_PUSH) {
                identities(write)
                        .forEach(identity -> byReader.computeIfAbsent(identity, any -> new HashSet<>())
                                .add(String.valueOf(write.arguments().get("key"))));
            } else if (!watch.isExcused(write)) {
                byReader.keySet().removeIf(identity -> takesFrom(write, identity));
            }
        }
        Set<String> holders = new HashSet<>(byReader.keySet());
        holders.add(owner);
        return holders;
    }

    private static boolean isOf(CallRecord write, String session) {
        return session.equals(String.valueOf(write.arguments().get("path")));
    }

    private static boolean takesFrom(CallRecord write, String identity) {
        Object recipient = write.arguments().get("recipient");
        return write.operation() == Operation.KEYKNOX_V2_RESET && (recipient == null || recipient.equals(identity));
    }

    private static List<String> identities(CallRecord push) {
        List<?> identities = (List<?>) push.arguments().get("identities");
        return Objects.requireNonNull(identities).stream().map(String::valueOf).toList();
    }
}
