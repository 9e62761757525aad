/** The identity that owns all groups: its key, made once for all replicas, and its card, published once. */
@NullMarked
package io.chate2ee.groupsync.owner;

import org.jspecify.annotations.NullMarked;
