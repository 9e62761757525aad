package io.chate2ee.groupsync.backfill;

import io.chate2ee.contract.id.Guid;
import java.util.List;

/**
 * What a run did, or, dry, would do.
 *
 * @param groups groups written
 * @param before groups that an earlier run had done
 * @param members members of the groups that were written
 * @param banned bans of theirs
 * @param tooLarge groups with more members than a Virgil group has places; those who came first get one
 * @param gone groups that were deleted while the run was on
 * @param unreadable groups whose lists could not be read whole, or that have an id nobody can have here
 * @param examples some of the unreadable ones, and why
 */
public record BackfillReport(
        long groups,
        long before,
        long members,
        long banned,
        long tooLarge,
        long gone,
        long unreadable,
        List<String> examples) {
    static final int MOST_EXAMPLES = 20;

    /** Copies the examples. */
    public BackfillReport {
        examples = List.copyOf(examples);
    }

    /** Whether every group of the chat is done. */
    public boolean complete() {
        return unreadable == 0;
    }

    static String example(Guid guid, Exception why) {
        return guid + ": " + why.getMessage();
    }
}
