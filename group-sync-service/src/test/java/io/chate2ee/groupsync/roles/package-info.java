@NullMarked
package io.chate2ee.groupsync.roles;

import org.jspecify.annotations.NullMarked;
