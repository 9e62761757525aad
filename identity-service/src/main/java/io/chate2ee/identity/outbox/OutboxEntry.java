package io.chate2ee.identity.outbox;

import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.user.UserRecord;
import org.jspecify.annotations.Nullable;

/**
 * A change that is not yet confirmed to be on the topic.
 *
 * @param id its place in the order of changes
 * @param uid whose change it is
 * @param user what to send; null for a tombstone
 */
record OutboxEntry(long id, Uid uid, @Nullable UserRecord user) {}
