package io.chate2ee.groupsync.ledger;

import static java.util.Objects.requireNonNull;

import io.chate2ee.contract.id.Uid;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One life while a batch is folded into it: as it was stored, and as it will be. Not for several threads. */
final class LifeDraft {
    private final @Nullable Life stored;
    private final Map<Uid, Standing> storedMembers;
    private final Map<Uid, Standing> members = new LinkedHashMap<>();
    private Life life;

    private LifeDraft(@Nullable Life stored, Life life, Map<Uid, Standing> storedMembers) {
        this.stored = stored;
        this.life = life;
        this.storedMembers = storedMembers;
    }

    /** A stored life. Of its members, those that the batch names must be loaded, and for a snapshot all that are in or barred. */
    static LifeDraft of(Life stored, Map<Uid, Standing> storedMembers) {
        return new LifeDraft(stored, stored, storedMembers);
    }

    /** A life that begins in this batch. */
    static LifeDraft opened(Life life) {
        return new LifeDraft(null, life, new HashMap<>());
    }

    Life life() {
        return life;
    }

    void become(Life changed) {
        life = changed;
    }

    /** Lets what is told of members count, where it is later than what is known. */
    void tell(Collection<Uid> uids, Telling told) {
        uids.forEach(uid -> tell(uid, told));
    }

    private void tell(Uid uid, Telling told) {
        @Nullable Standing known = standing(uid);
        @Nullable Instant snapshotAt = life.snapshotAt();
        if (known == null && snapshotAt == null) {
            members.put(uid, Standing.first(told));
            return;
        }
        Standing before = known == null ? Standing.unlisted(requireNonNull(snapshotAt)) : known;
        Standing.Outcome outcome = before.after(told, snapshotAt);
        if (outcome.changed()) {
            members.put(uid, outcome.standing());
        }
        if (outcome.doubtful()) {
            Instant stays = outcome.standing().stay().at();
            life = life.doubtedAt(
                    told.stay().isBefore(stays) ? stays : told.stay().at());
        }
    }

    /** Lets a list of everybody count, unless a newer one has. Later events about a member know better. */
    void list(WholeSnapshot snapshot) {
        Instant beganAt = snapshot.received().effectiveAt();
        if (life.snapshotAt() != null && !beganAt.isAfter(life.snapshotAt())) {
            return;
        }
        Set<Uid> everybody = new HashSet<>(storedMembers.keySet());
        everybody.addAll(members.keySet());
        everybody.addAll(snapshot.listed());
        for (Uid uid : everybody) {
            boolean in = snapshot.members().contains(uid);
            boolean barred = snapshot.banned().contains(uid);
            if (in || barred || saysIn(standing(uid))) {
                tell(uid, Telling.snapshot(beganAt, in, barred, snapshot.cause()));
            }
        }
        life = life.listedAt(beganAt);
    }

    /** Of somebody who is out and not barred, the time of the snapshot says enough. */
    private static boolean saysIn(@Nullable Standing known) {
        return known != null && (known.stay().open() || known.barred());
    }

    /** Whether somebody is in, or came in or went out later than a moment. */
    boolean explains(Uid uid, Instant moment) {
        @Nullable Standing known = standing(uid);
        if (known == null) {
            return life.snapshotAt() != null && !life.snapshotAt().isBefore(moment);
        }
        Standing now = known.asOf(life.snapshotAt());
        boolean later =
                !now.stay().isBefore(moment) || (now.bar() != null && !now.bar().isBefore(moment));
        return later || (now.stay().open() && !now.barred());
    }

    @Nullable
    Standing standing(Uid uid) {
        Standing drafted = members.get(uid);
        return drafted == null ? storedMembers.get(uid) : drafted;
    }

    /** Whether the life is not stored yet. */
    boolean isNew() {
        return stored == null;
    }

    /** Whether the life's own row differs from what is stored, members and work to do aside. */
    boolean lifeChanged() {
        return !life.equals(stored);
    }

    /** Whether a member has a row. */
    boolean isStored(Uid uid) {
        return storedMembers.containsKey(uid);
    }

    /** Members whose rows differ from what is stored. */
    Map<Uid, Standing> changedMembers() {
        return members;
    }

    /** Whether the cloud or an announcement may have to follow. What only moves a time forward wakes nobody. */
    boolean needsWork() {
        return stored == null
                || ended()
                || life.wantsSnapshot() != stored.wantsSnapshot()
                || anyFlip(true)
                || anyFlip(false);
    }

    /** Whether somebody is to lose access, which does not wait for a round to settle. */
    boolean urgent() {
        return ended() || anyFlip(false);
    }

    /** How many admissions begin to wait. */
    int held() {
        int count = 0;
        for (Map.Entry<Uid, Standing> member : members.entrySet()) {
            count += held(member.getValue()) && !held(storedMembers.get(member.getKey())) ? 1 : 0;
        }
        return count;
    }

    private boolean ended() {
        return life.ended() && (stored == null || !stored.ended());
    }

    /** Whether somebody is to come in, or somebody to go out. */
    private boolean anyFlip(boolean in) {
        for (Map.Entry<Uid, Standing> member : members.entrySet()) {
            if (wanted(member.getValue()) == in && wanted(storedMembers.get(member.getKey())) != in) {
                return true;
            }
        }
        return false;
    }

    private static boolean wanted(@Nullable Standing standing) {
        return standing != null && standing.desired();
    }

    private static boolean held(@Nullable Standing standing) {
        return standing != null && standing.held();
    }
}
