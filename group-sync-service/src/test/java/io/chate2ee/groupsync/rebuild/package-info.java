/** Databases that were lost or restored, filled again from topics, cloud and the owner's key. */
@NullMarked
package io.chate2ee.groupsync.rebuild;

import org.jspecify.annotations.NullMarked;
