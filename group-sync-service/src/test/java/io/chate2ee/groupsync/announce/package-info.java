/** Tests of what is announced, and when. */
@NullMarked
package io.chate2ee.groupsync.announce;

import org.jspecify.annotations.NullMarked;
