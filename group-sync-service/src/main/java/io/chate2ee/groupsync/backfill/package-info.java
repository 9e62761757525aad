/** Groups that were there before this service: read from the chat, written as snapshots for everybody who keeps groups. */
@NullMarked
package io.chate2ee.groupsync.backfill;

import org.jspecify.annotations.NullMarked;
