/** Tells the other services who was just given a token; a hint that may be lost and never holds an answer back. */
@NullMarked
package io.chate2ee.token.logins;

import org.jspecify.annotations.NullMarked;
