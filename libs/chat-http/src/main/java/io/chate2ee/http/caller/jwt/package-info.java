/** Callers who bring a signed JWT as bearer token: which issuer, which keys, which rules. */
@NullMarked
package io.chate2ee.http.caller.jwt;

import org.jspecify.annotations.NullMarked;
