/** Tests of the way to the cloud. */
@NullMarked
package io.chate2ee.groupsync.cloud;

import org.jspecify.annotations.NullMarked;
