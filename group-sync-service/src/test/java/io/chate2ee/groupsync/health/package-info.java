/** Tests of the whole service as the platform sees it. */
@NullMarked
package io.chate2ee.groupsync.health;

import org.jspecify.annotations.NullMarked;
