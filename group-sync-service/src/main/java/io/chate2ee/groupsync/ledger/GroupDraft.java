package io.chate2ee.groupsync.ledger;

import io.chate2ee.contract.event.GroupEvent;
import io.chate2ee.contract.event.GroupEvent.Created;
import io.chate2ee.contract.event.GroupEvent.MembersIn;
import io.chate2ee.contract.event.GroupEvent.MembersOut;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.groupsync.ledger.LifeVerdict.Applies;
import io.chate2ee.groupsync.ledger.LifeVerdict.Ends;
import io.chate2ee.groupsync.ledger.LifeVerdict.Ignored;
import io.chate2ee.groupsync.ledger.LifeVerdict.Opens;
import io.chate2ee.groupsync.ledger.LifeVerdict.OpensEnded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A guid while a batch is folded into it: its lives as drafts, the last one the newest. Not for several threads. */
final class GroupDraft {
    private final Guid guid;
    private final List<LifeDraft> drafts = new ArrayList<>();
    private Lives lives;

    /**
     * A guid as stored.
     *
     * @param members of the newest life, at least those that the batch names
     */
    GroupDraft(Guid guid, Lives lives, Map<Uid, Standing> members) {
        this.guid = guid;
        this.lives = lives;
        if (lives.newest() != null) {
            drafts.add(LifeDraft.of(lives.newest(), members));
        }
    }

    Guid guid() {
        return guid;
    }

    /** The newest stored life and those after it, in order. */
    List<LifeDraft> drafts() {
        return drafts;
    }

    /** Lets an event count. Folding it again changes nothing. */
    void fold(Received received) {
        LifeVerdict verdict = LifeRules.judge(lives, received);
        if (verdict instanceof Opens opens) {
            open(received, opens.createdAt(), opens.creation());
            tellMembers(received);
        } else if (verdict instanceof OpensEnded ended) {
            open(received, ended.createdAt(), ended.creation());
            change(newest().life().endedAt(received.effectiveAt()));
        } else if (verdict instanceof Applies applies) {
            change(newest().life().created(applies.createdAt(), applies.creation()));
            tellMembers(received);
            askIf(applies.doubtful());
        } else if (verdict instanceof Ends ends) {
            change(newest().life().created(ends.createdAt(), ends.creation()).endedAt(received.effectiveAt()));
        } else if (verdict instanceof Ignored ignored) {
            askIf(ignored.doubtful());
        }
    }

    /** Notes that something happened to the group that could not be read. A guid never seen stays so. */
    void foldUnreadable() {
        if (lives.newest() != null && !lives.newest().ended()) {
            askIf(true);
        }
    }

    private void open(Received received, Instant createdAt, Creation creation) {
        Life before = lives.newest();
        if (before != null && !before.ended()) {
            change(before.endedAt(received.effectiveAt()));
        }
        int number = before == null ? 1 : before.number() + 1;
        drafts.add(LifeDraft.opened(new Life(number, createdAt, creation, null, false)));
        remember();
    }

    private void tellMembers(Received received) {
        GroupEvent event = received.event();
        if (event instanceof Created created) {
            newest().tell(created.named(), Standing.in(received));
        } else if (event instanceof MembersIn in) {
            newest().tell(in.named(), Standing.in(received));
        } else if (event instanceof MembersOut out) {
            newest().tell(out.named(), Standing.out(received));
        }
        remember();
    }

    private void askIf(boolean doubtful) {
        if (doubtful) {
            change(newest().life().askingForSnapshot());
        }
    }

    private void change(Life life) {
        newest().become(life);
        remember();
    }

    private LifeDraft newest() {
        return drafts.get(drafts.size() - 1);
    }

    private void remember() {
        @Nullable
        Life previous = drafts.size() > 1 ? drafts.get(drafts.size() - 2).life() : null;
        Life newest = newest().life();
        Lives now = Lives.of(previous, newest);
        lives = now.lastDead() == null ? new Lives(newest, lives.lastDead()) : now;
    }
}
