package io.chate2ee.groupsync.histories;

import io.chate2ee.groupsync.plan.History;
import io.chate2ee.standin.exchange.Operation;
import io.chate2ee.standin.faults.Fault;
import org.jspecify.annotations.Nullable;

/** One thing that happens. People, groups and processes are counted from 0. */
sealed interface Happening {

    /** What the ledger writes down. */
    sealed interface Change extends Happening {}

    /** What happens to one member. */
    sealed interface OfAMember extends Change {
        int group();

        int person();
    }

    /** Somebody is added, or comes back. */
    record Admit(int group, int person) implements OfAMember {}

    /** Somebody leaves or is kicked. */
    record Remove(int group, int person) implements OfAMember {}

    /** Somebody is banned, member or not. */
    record Ban(int group, int person) implements OfAMember {}

    /** Somebody is no longer banned. */
    record Unban(int group, int person) implements OfAMember {}

    /** Everybody is listed. */
    record Snapshot(int group) implements Change {}

    /** An event of the group that was late arrives, whichever of those. */
    record Arrive(int group, int which) implements Change {}

    /** An event of the group comes once more, whichever of all. */
    record Repeat(int group, int which) implements Change {}

    /** The group is deleted. */
    record Delete(int group) implements Change {}

    /** A deleted group's name is used for a new group. */
    record CreateAgain(int group) implements Change {}

    /** The user is forgotten, and is no member any more. */
    record Forget(int person) implements Change {}

    /** The user is known, or known again, under a new identity that has no card yet. */
    record NewIdentity(int person) implements Change {}

    /** Something happens of which the ledger does not hear for now. */
    record Unheard(OfAMember what) implements Happening {}

    /** The person publishes a card: the first, or one with a new key. */
    record Publish(int person, boolean usable) implements Happening {}

    /** Cards are looked for. */
    record Sweep(int process) implements Happening {}

    /** A process works on all that is due, or both do at the same time; the ledger may write meanwhile. */
    record Work(boolean first, boolean second, @Nullable Change meanwhile) implements Happening {}

    /** The cloud misbehaves for some calls. */
    record Misbehave(Operation operation, int times, Fault fault) implements Happening {}

    /** Something awaits a process in its next work. */
    record Doom(int process, Blow blow) implements Happening {}

    /** A frozen process goes on, and requests thought lost arrive. */
    record Thaw(int process) implements Happening {}

    /** All processes end, and others begin with what newcomers are given from now on. */
    record Restart(History policy) implements Happening {}

    /** The database's next look at the cloud is due. */
    record Verify() implements Happening {}
}
