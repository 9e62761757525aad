/** Random lives of groups, with every kind of trouble on the way: after quiet, the rights in the cloud are the desired ones. */
@NullMarked
package io.chate2ee.groupsync.histories;

import org.jspecify.annotations.NullMarked;
