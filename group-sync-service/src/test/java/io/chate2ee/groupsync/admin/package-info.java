/** The endpoints for operators, as a client meets them, and their published description. */
@NullMarked
package io.chate2ee.groupsync.admin;

import org.jspecify.annotations.NullMarked;
