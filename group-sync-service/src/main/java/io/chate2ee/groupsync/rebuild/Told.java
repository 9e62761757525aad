package io.chate2ee.groupsync.rebuild;

import io.chate2ee.contract.group.GroupRecord;
import java.time.Instant;

/**
 * What was last announced of a group.
 *
 * @param record the announcement
 * @param at when it was made: the group was created before that, which is all that is known of when it was
 */
record Told(GroupRecord record, Instant at) {}
