/** Tells the other services and the operators what has become true: written with the truth in one transaction, sent afterwards in order. */
@NullMarked
package io.chate2ee.groupsync.announce;

import org.jspecify.annotations.NullMarked;
