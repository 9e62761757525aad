package io.chate2ee.groupsync.ledger;

import io.chate2ee.contract.event.GroupEvent;
import io.chate2ee.contract.id.Uid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A ledger in memory for one guid: stores after every batch what the database would store. */
final class Ledgers {
    private final Map<Integer, Life> lives = new HashMap<>();
    private final Map<Integer, Map<Uid, Standing>> members = new HashMap<>();
    private final Map<Delivery, Instant> delivered = new HashMap<>();
    private final List<Folded> found = new ArrayList<>();
    private int writes;
    private boolean work;
    private boolean urgent;

    static Ledgers after(Received... events) {
        Ledgers ledger = new Ledgers();
        ledger.foldOneByOne(List.of(events));
        return ledger;
    }

    void foldOneByOne(Collection<Received> events) {
        events.forEach(event -> foldBatch(List.of(event)));
    }

    void foldBatch(Collection<Received> events) {
        fold(new Batch(List.copyOf(events), Map.of()));
    }

    void foldUnreadable() {
        foldUnreadable(Told.at(1_000));
    }

    void foldUnreadable(Instant at) {
        fold(new Batch(List.of(), Map.of(Told.GUID, at)));
    }

    private void fold(Batch batch) {
        Life newest = lives.get(lives.size());
        GroupDraft draft = new GroupDraft(
                Told.GUID,
                newest == null ? Lives.NONE : Lives.of(lives.get(lives.size() - 1), newest),
                members.getOrDefault(lives.size(), Map.of()));
        Deliveries deliveries = new Deliveries(delivered);
        List<WholeSnapshot> snapshots = batch.snapshotParts().stream()
                .map(part -> WholeSnapshot.of(part, (GroupEvent.SnapshotPart) part.event()))
                .toList();
        LedgerRules.fold(batch, deliveries, snapshots, Map.of(Told.GUID, draft));
        delivered.putAll(deliveries.fresh());
        found.add(Folded.of(List.of(draft), deliveries));
        store(draft);
    }

    private void store(GroupDraft draft) {
        for (LifeDraft life : draft.drafts()) {
            int number = life.life().number();
            if (life.lifeChanged()) {
                lives.put(number, life.life());
                writes++;
            }
            writes += life.changedMembers().size();
            work |= life.needsWork();
            urgent |= life.urgent();
            members.computeIfAbsent(number, any -> new HashMap<>()).putAll(life.changedMembers());
        }
    }

    /** What all batches led to, one after another. */
    List<Folded> found() {
        return found;
    }

    int writes() {
        return writes;
    }

    /** Whether a fold since the last call asked the applier to look. */
    boolean tookWork() {
        boolean taken = work;
        work = false;
        return taken;
    }

    /** Whether a fold since the last call took access away from somebody. */
    boolean tookUrgent() {
        boolean taken = urgent;
        urgent = false;
        return taken;
    }

    int lives() {
        return lives.size();
    }

    Optional<Life> newest() {
        return Optional.ofNullable(lives.get(lives.size()));
    }

    Optional<Standing> standing(String uid) {
        return Optional.ofNullable(members.getOrDefault(lives.size(), Map.of()).get(new Uid(uid)));
    }

    /** Who should be in the living group; nobody if there is none. */
    Set<String> desired() {
        Set<String> desired = new TreeSet<>();
        if (newest().isPresent() && !newest().get().ended()) {
            members.getOrDefault(lives.size(), Map.of()).forEach((uid, standing) -> {
                if (standing.desired()) {
                    desired.add(uid.value());
                }
            });
        }
        return desired;
    }

    /** Who must not be in the newest life. */
    Set<String> barred() {
        Set<String> barred = new TreeSet<>();
        members.getOrDefault(lives.size(), Map.of()).forEach((uid, standing) -> {
            if (standing.barred()) {
                barred.add(uid.value());
            }
        });
        return barred;
    }

    boolean needsSnapshot() {
        return newest().isPresent() && newest().get().needsSnapshot();
    }
}
