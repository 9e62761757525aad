/** group-sync-service: keeps the rights to Virgil groups as the chat's own groups have them. */
@NullMarked
package io.chate2ee.groupsync;

import org.jspecify.annotations.NullMarked;
