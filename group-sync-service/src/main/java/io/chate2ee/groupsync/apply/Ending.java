package io.chate2ee.groupsync.apply;

import io.chate2ee.contract.group.GroupState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How work on a claimed group came to its end. */
sealed interface Ending {
    /**
     * Everything that was desired at the given change count is true.
     *
     * @param outcome the group's state
     * @param changeSeq the ledger's change count that the last plan was made for
     */
    record Done(GroupState outcome, long changeSeq) implements Ending {}

    /** It did not work and may work later; {@code asked} is the pause that the cloud asked for. */
    record Later(@Nullable Duration asked) implements Ending {}

    /** It will not work until an operator has looked at it. */
    record Park(String reason) implements Ending {}

    /** Nothing is wrong with this group, but work has to stop; whoever comes next goes on at once. */
    record LetGo() implements Ending {}

    /** Somebody else has the group now; nothing may be written. */
    record Lost() implements Ending {}
}
