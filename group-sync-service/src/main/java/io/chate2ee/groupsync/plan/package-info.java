/** Decides what a group's cloud state needs next: a pure function from what is desired and what is known to be there to the fewest steps. */
@NullMarked
package io.chate2ee.groupsync.plan;

import org.jspecify.annotations.NullMarked;
