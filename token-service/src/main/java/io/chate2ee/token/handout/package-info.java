/** The one path clients call: {@code GET /v1/virgil-jwt}. */
@NullMarked
package io.chate2ee.token.handout;

import org.jspecify.annotations.NullMarked;
