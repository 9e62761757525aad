/** What runs in this process: the roles that are switched on are started here, the others are never made. */
@NullMarked
package io.chate2ee.groupsync.roles;

import org.jspecify.annotations.NullMarked;
