/** Processes with some roles only: what they do, and what they do without. */
@NullMarked
package io.chate2ee.groupsync.roles;

import org.jspecify.annotations.NullMarked;
