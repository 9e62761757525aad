package io.chate2ee.standin.tokens;

import io.chate2ee.standin.exchange.Mistake;
import io.chate2ee.standin.exchange.Refusal;

/** How the cloud refuses a token (both shown by integration tests of Virgil's own clients against the real cloud). */
enum TokenMistake implements Mistake {
    /** Clients answer this one, and only this one, by asking for a new token and trying again. */
    EXPIRED(401, 20304, "the token has expired"),
    /** Anything else that is wrong with a token, or no token at all. That a missing one counts as this is a guess. */
    NOT_VALID(400, 20303, "the token is missing, unreadable, wrongly signed or of an unknown application or key");

    private final int status;
    private final int code;
    private final String reason;

    TokenMistake(int status, int code, String reason) {
        this.status = status;
        this.code = code;
        this.reason = reason;
    }

    @Override
    public Refusal refusal() {
        return new Refusal(status, code, reason);
    }
}
