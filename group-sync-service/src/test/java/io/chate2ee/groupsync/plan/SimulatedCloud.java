package io.chate2ee.groupsync.plan;

import io.chate2ee.contract.id.Identity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Copies in the cloud, and the applier's records about them, with the applier's habit of writing an intent before each call. */
final class SimulatedCloud {
    /** Where the process dies within a step. */
    enum Crash {
        NEVER,
        BEFORE_THE_CALL,
        AFTER_THE_CALL
    }

    final Map<Identity, Map<Long, String>> copies = new HashMap<>();
    final Map<Identity, Set<Long>> everReadable = new HashMap<>();
    final Map<Identity, Holder> holders = new HashMap<>();
    final Map<Long, Boolean> epochs = new TreeMap<>();
    final Map<Step.BeginStays.Stay, Long> stays = new HashMap<>();

    void apply(Step step, Crash crash) {
        if (step instanceof Step.StoreEpoch store && crash != Crash.BEFORE_THE_CALL) {
            epochs.put(store.epoch(), false);
        } else if (step instanceof Step.BeginStays begin && crash != Crash.BEFORE_THE_CALL) {
            begin.stays().forEach(stay -> stays.put(stay, begin.epoch()));
        } else if (step instanceof Step.Push push) {
            push(push, crash);
        } else if (step instanceof Step.Revoke revoke) {
            revoke(revoke.identity(), crash);
        } else if (step instanceof Step.DeleteGroup) {
            delete(crash);
        }
    }

    private void push(Step.Push push, Crash crash) {
        push.recipients()
                .forEach(member -> holders.merge(
                        member.identity(),
                        new Holder(
                                member.identity(),
                                member.uid(),
                                member.card().cardId(),
                                Set.of(),
                                Set.of(push.epoch())),
                        (known, fresh) -> intent(known, member, push.epoch())));
        if (crash == Crash.BEFORE_THE_CALL) {
            return;
        }
        for (Recipient member : push.recipients()) {
            copies.computeIfAbsent(member.identity(), id -> new TreeMap<>())
                    .put(push.epoch(), member.card().cardId());
            everReadable
                    .computeIfAbsent(member.identity(), id -> new TreeSet<>())
                    .add(push.epoch());
        }
        if (crash == Crash.NEVER) {
            epochs.put(push.epoch(), true);
            push.recipients()
                    .forEach(member ->
                            holders.computeIfPresent(member.identity(), (id, known) -> confirm(known, push.epoch())));
        }
    }

    private static Holder intent(Holder known, Recipient member, long epoch) {
        boolean sameCard = known.cardId().equals(member.card().cardId());
        Set<Long> attempted = with(known.attempted(), epoch);
        if (!sameCard) {
            attempted.addAll(known.confirmed());
        }
        return new Holder(
                known.identity(),
                member.uid(),
                member.card().cardId(),
                sameCard ? known.confirmed() : Set.of(),
                attempted);
    }

    private static Holder confirm(Holder known, long epoch) {
        Set<Long> attempted = new HashSet<>(known.attempted());
        attempted.remove(epoch);
        return new Holder(known.identity(), known.uid(), known.cardId(), with(known.confirmed(), epoch), attempted);
    }

    private void revoke(Identity identity, Crash crash) {
        holders.computeIfPresent(identity, (id, known) -> {
            Set<Long> attempted = new HashSet<>(known.attempted());
            attempted.addAll(known.confirmed());
            return new Holder(id, known.uid(), known.cardId(), Set.of(), attempted);
        });
        if (crash != Crash.BEFORE_THE_CALL) {
            copies.remove(identity);
        }
        if (crash == Crash.NEVER) {
            holders.remove(identity);
        }
    }

    private void delete(Crash crash) {
        if (crash != Crash.BEFORE_THE_CALL) {
            copies.clear();
        }
        if (crash == Crash.NEVER) {
            holders.clear();
            epochs.clear();
        }
    }

    private static Set<Long> with(Set<Long> epochs, long epoch) {
        Set<Long> more = new HashSet<>(epochs);
        more.add(epoch);
        return more;
    }
}
