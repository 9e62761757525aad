/** Saying for operators who is behind an identity, and which identity a user has. */
@NullMarked
package io.chate2ee.identity.naming;

import org.jspecify.annotations.NullMarked;
