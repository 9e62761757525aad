/**
 * Our own copy of who has which identity, kept in step with {@code e2ee.users}, and what a login hints at: that the card of a
 * waiting member may soon be there.
 */
@NullMarked
package io.chate2ee.groupsync.users;

import org.jspecify.annotations.NullMarked;
