/** Keeps epoch keys and the owner's key unreadable in the database: AES-256-GCM, each value bound to its place. */
@NullMarked
package io.chate2ee.groupsync.tickets;

import org.jspecify.annotations.NullMarked;
