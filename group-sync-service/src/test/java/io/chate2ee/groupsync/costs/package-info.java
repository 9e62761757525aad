/** What changes of groups cost in calls, beside the same changes made by the real E3Kit one by one. */
@NullMarked
package io.chate2ee.groupsync.costs;

import org.jspecify.annotations.NullMarked;
