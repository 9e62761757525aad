/** Tests of what operators do. */
@NullMarked
package io.chate2ee.groupsync.operate;

import org.jspecify.annotations.NullMarked;
