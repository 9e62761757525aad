/** Follows the chat itself: whatever webhooks did not say, or said wrong, is read from it and written as snapshots. Knows no database and no key. */
@NullMarked
package io.chate2ee.groupsync.follow;

import org.jspecify.annotations.NullMarked;
