/** Tests of this room. */
@NullMarked
package io.chate2ee.groupsync.admin;

import org.jspecify.annotations.NullMarked;
