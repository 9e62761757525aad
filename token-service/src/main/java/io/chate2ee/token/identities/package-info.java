/** Which identity a caller has: asked of identity-service as the caller, remembered, and forgotten when {@code e2ee.users} says so. */
@NullMarked
package io.chate2ee.token.identities;

import org.jspecify.annotations.NullMarked;
