/** A login service in small: it makes the login JWTs that the suite's callers show, and publishes the key to check them. */
@NullMarked
package io.chate2ee.stack.issuer;

import org.jspecify.annotations.NullMarked;
