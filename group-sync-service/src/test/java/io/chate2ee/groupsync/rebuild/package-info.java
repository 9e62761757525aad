/** Tests of this room. */
@NullMarked
package io.chate2ee.groupsync.rebuild;

import org.jspecify.annotations.NullMarked;
