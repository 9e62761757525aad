package io.chate2ee.groupsync.ledger;

import io.chate2ee.contract.event.GroupEvent;
import io.chate2ee.contract.event.GroupEvent.Banned;
import io.chate2ee.contract.event.GroupEvent.Created;
import io.chate2ee.contract.event.GroupEvent.MembersIn;
import io.chate2ee.contract.event.GroupEvent.MembersOut;
import io.chate2ee.contract.event.GroupEvent.Mention;
import io.chate2ee.contract.event.GroupEvent.Unbanned;
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
    private int namingTheActor;

    /**
     * A guid as stored.
     *
     * @param members of the newest life, at least those that the batch names; for a snapshot, all that are in or barred too
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

    /** How many bans named whoever made them in place of whom they bar. */
    int namingTheActor() {
        return namingTheActor;
    }

    /** Lets an event count. Folding it again changes nothing. */
    void fold(Received received) {
        if (enter(received)) {
            tellMembers(received);
        }
    }

    /** Lets a list of everybody count, as of when its read began. */
    void fold(WholeSnapshot snapshot) {
        if (enter(snapshot.received())) {
            newest().list(snapshot);
            remember();
        }
    }

    /** Notes that something happened to the group that could not be read. A guid never seen stays so. */
    void foldUnreadable(Instant at) {
        if (lives.newest() != null && !lives.newest().ended()) {
            doubt(at);
        }
    }

    /** Finds the life that an event belongs to; true if it is the newest, and the members are to follow. */
    private boolean enter(Received received) {
        LifeVerdict verdict = LifeRules.judge(lives, received);
        if (verdict instanceof Opens opens) {
            open(received, opens.createdAt(), opens.creation());
            return true;
        }
        if (verdict instanceof Applies applies) {
            change(newest().life().created(applies.createdAt(), applies.creation()));
            if (applies.doubtful()) {
                doubt(received.effectiveAt());
            }
            return true;
        }
        if (verdict instanceof OpensEnded ended) {
            open(received, ended.createdAt(), ended.creation());
            change(newest().life().endedAt(received.effectiveAt()));
        } else if (verdict instanceof Ends ends) {
            change(newest().life().created(ends.createdAt(), ends.creation()).endedAt(received.effectiveAt()));
        } else if (verdict instanceof Ignored ignored && ignored.doubtful()) {
            doubt(received.effectiveAt());
        }
        return false;
    }

    private void open(Received received, Instant createdAt, Creation creation) {
        Life before = lives.newest();
        if (before != null && !before.ended()) {
            change(before.endedAt(received.effectiveAt()));
        }
        int number = before == null ? 1 : before.number() + 1;
        drafts.add(LifeDraft.opened(Life.opened(number, createdAt, creation)));
        remember();
    }

    private void tellMembers(Received received) {
        GroupEvent event = received.event();
        if (event instanceof Created created) {
            newest().tell(created.named(), Telling.in(received));
            doubtIf(!created.complete(), received);
        } else if (event instanceof MembersIn in) {
            newest().tell(in.named(), Telling.in(received));
        } else if (event instanceof MembersOut out) {
            newest().tell(out.named(), Telling.out(received));
        } else if (event instanceof Banned banned) {
            tellButTheActor(received, banned.named(), banned.by(), Telling.banned(received));
        } else if (event instanceof Unbanned unbanned) {
            tellButTheActor(received, unbanned.named(), unbanned.by(), Telling.unbanned(received));
        } else if (event instanceof Mention mention) {
            Instant at = received.effectiveAt();
            doubtIf(mention.named().stream().anyMatch(uid -> !newest().explains(uid, at)), received);
        }
        remember();
    }

    /**
     * Nobody bans himself: a ban that names its actor is the vendor's mistake, made when it is done over REST on behalf of somebody,
     * and whom it bars is not known (seen in its webhooks).
     */
    private void tellButTheActor(Received received, List<Uid> named, @Nullable Uid actor, Telling telling) {
        List<Uid> others = named.stream().filter(uid -> !uid.equals(actor)).toList();
        newest().tell(others, telling);
        if (others.size() < named.size()) {
            namingTheActor++;
            doubt(received.effectiveAt());
        }
    }

    private void doubtIf(boolean doubtful, Received received) {
        if (doubtful) {
            doubt(received.effectiveAt());
        }
    }

    private void doubt(Instant at) {
        change(newest().life().doubtedAt(at));
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
