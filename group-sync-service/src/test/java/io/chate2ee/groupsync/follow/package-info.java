@NullMarked
package io.chate2ee.groupsync.follow;

import org.jspecify.annotations.NullMarked;
