/** identity-service: which Virgil identity each chat user and group has. */
@NullMarked
package io.chate2ee.identity;

import org.jspecify.annotations.NullMarked;
