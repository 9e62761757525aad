/** Groups read from a double of the chat, snapshots in a real Kafka. */
@NullMarked
package io.chate2ee.groupsync.backfill;

import org.jspecify.annotations.NullMarked;
