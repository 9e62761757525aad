package io.chate2ee.token.minting;

import io.chate2ee.virgil.jwt.VirgilJwt;

/**
 * A token to hand out.
 *
 * @param token the token
 * @param anew whether it was signed for this very answer, or is handed out again
 */
public record Minted(VirgilJwt token, boolean anew) {}
