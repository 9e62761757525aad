/** Work that runs again and again, never twice at a time. */
@NullMarked
package io.chate2ee.groupsync.beat;

import org.jspecify.annotations.NullMarked;
