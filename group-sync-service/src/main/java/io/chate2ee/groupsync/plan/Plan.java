package io.chate2ee.groupsync.plan;

import io.chate2ee.contract.group.GroupState;
import io.chate2ee.contract.id.Uid;
import java.util.List;

/**
 * One round of work.
 *
 * @param steps in the order in which they must be done; empty if the cloud is as it should be
 * @param outcome the group's state once all steps are done
 * @param waiting desired members who get nothing now, for want of an identity, a card or a place
 */
public record Plan(List<Step> steps, GroupState outcome, List<Uid> waiting) {
    /** Copies the lists. */
    public Plan {
        steps = List.copyOf(steps);
        waiting = List.copyOf(waiting);
    }
}
