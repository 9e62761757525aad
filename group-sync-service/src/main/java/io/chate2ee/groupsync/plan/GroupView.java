package io.chate2ee.groupsync.plan;

import java.util.Comparator;
import java.util.List;

/**
 * All that the planner looks at: one life of one group.
 *
 * @param ended whether the life has ended
 * @param desired who should be in it
 * @param holders who has, or may have, copies in the cloud
 * @param epochs the stored epochs, kept in ascending order
 */
public record GroupView(boolean ended, List<DesiredMember> desired, List<Holder> holders, List<EpochState> epochs) {
    /** Copies the lists and sorts the epochs. */
    public GroupView {
        desired = List.copyOf(desired);
        holders = List.copyOf(holders);
        epochs = epochs.stream()
                .sorted(Comparator.comparingLong(EpochState::number))
                .toList();
    }
}
