package io.chate2ee.standin.tokens;

import io.chate2ee.standin.exchange.Mistake;

/** How the cloud refuses a token (both shown by integration tests of Virgil's own clients against the real cloud). */
final class TokenMistake {
    /** Clients answer this one, and only this one, by asking for a new token and trying again. */
    static final Mistake EXPIRED = new Mistake(401, 20304, "the token has expired");
    /** Anything else that is wrong with a token, or no token at all. That a missing one counts as this is a guess. */
    static final Mistake NOT_VALID = new Mistake(
            400, 20303, "the token is missing, unreadable, wrongly signed or of an unknown application or key");

    private TokenMistake() {}
}
