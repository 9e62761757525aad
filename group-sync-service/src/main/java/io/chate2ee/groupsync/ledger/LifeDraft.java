package io.chate2ee.groupsync.ledger;

import io.chate2ee.contract.id.Uid;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

    /** A stored life. Of its members, those that the batch names must be loaded. */
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

    /** Lets the events of members count, each where it is the later one. */
    void tell(List<Uid> uids, Standing told) {
        uids.forEach(uid -> tell(uid, told));
    }

    private void tell(Uid uid, Standing told) {
        Standing known = standing(uid);
        if (known == null) {
            members.put(uid, told);
            return;
        }
        MemberOrder order = MemberOrder.of(known, told);
        if (order.replaces()) {
            members.put(uid, told.after(known));
        }
        if (order.doubtful()) {
            life = life.askingForSnapshot();
        }
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

    /** Members whose rows differ from what is stored. */
    Map<Uid, Standing> changedMembers() {
        return members;
    }

    /** Whether the cloud or an announcement may have to follow. What only moves a time forward wakes nobody. */
    boolean needsWork() {
        return stored == null
                || ended()
                || life.wantsSnapshot() != stored.wantsSnapshot()
                || flips().findAny().isPresent();
    }

    /** Whether somebody is to lose access, which does not wait for a round to settle. */
    boolean urgent() {
        return ended() || flips().anyMatch(uid -> !wanted(members.get(uid)));
    }

    private boolean ended() {
        return life.ended() && (stored == null || !stored.ended());
    }

    private Stream<Uid> flips() {
        return members.keySet().stream().filter(uid -> wanted(members.get(uid)) != wanted(storedMembers.get(uid)));
    }

    private static boolean wanted(@Nullable Standing standing) {
        return standing != null && standing.desired();
    }
}
