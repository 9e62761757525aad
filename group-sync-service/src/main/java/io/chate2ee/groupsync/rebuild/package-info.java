/** Fills an empty database, or one that was restored, with what the announcements say of groups and what the cloud holds of their tickets. */
@NullMarked
package io.chate2ee.groupsync.rebuild;

import org.jspecify.annotations.NullMarked;
