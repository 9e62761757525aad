/** Tests of the owner's key and card. */
@NullMarked
package io.chate2ee.groupsync.owner;

import org.jspecify.annotations.NullMarked;
