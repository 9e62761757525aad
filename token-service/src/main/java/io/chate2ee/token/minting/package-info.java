/** Signs tokens for identities: which key, how long, when the same token is handed out again, and for whom never. */
@NullMarked
package io.chate2ee.token.minting;

import org.jspecify.annotations.NullMarked;
