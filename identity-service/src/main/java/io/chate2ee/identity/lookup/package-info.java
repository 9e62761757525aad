/** {@code POST /v1/get-identities}: what is asked, where the answers come from, and what is answered. */
@NullMarked
package io.chate2ee.identity.lookup;

import org.jspecify.annotations.NullMarked;
