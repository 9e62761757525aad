/** What writes to the cloud, under each answer that the real one may give where it is not known. */
@NullMarked
package io.chate2ee.groupsync.guesses;

import org.jspecify.annotations.NullMarked;
