/** The chat's own answer, read from a double of its API. */
@NullMarked
package io.chate2ee.groupsync.source;

import org.jspecify.annotations.NullMarked;
