package io.chate2ee.identity.outbox;

import io.chate2ee.contract.user.UserRecord;

/**
 * A change that is not yet confirmed to be on the topic.
 *
 * @param id its place in the order of changes
 * @param user what to send
 */
record OutboxEntry(long id, UserRecord user) {}
