/** Mints Virgil JWTs for authenticated callers: who is calling, which identity that is, a signature. It has no database. */
@NullMarked
package io.chate2ee.token;

import org.jspecify.annotations.NullMarked;
