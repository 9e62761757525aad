/** Settings for tests. */
@NullMarked
package io.chate2ee.groupsync.settings;

import org.jspecify.annotations.NullMarked;
