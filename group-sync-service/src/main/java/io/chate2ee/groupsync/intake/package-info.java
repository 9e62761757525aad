/**
 * Reads Kafka in batches: group events into the ledger, users and logins into their tables. Offsets are committed only after the
 * database has what was read; what cannot be read is kept whole on a topic of its own; nothing is stepped over.
 */
@NullMarked
package io.chate2ee.groupsync.intake;

import org.jspecify.annotations.NullMarked;
