package io.chate2ee.standin.brainkey;

import io.chate2ee.standin.exchange.Mistake;
import io.chate2ee.standin.exchange.Refusal;

/** How a brainkey request is refused. */
enum BrainkeyMistake implements Mistake {
    /** A guess, code and status: clients never send such a request. */
    REQUEST_WRONG(400, 60001, "the body is not JSON, or what is blinded is not a point of the curve"),
    /** The code was read in client source; the HTTP status is a guess that can be turned. */
    TOO_FAST(429, 60007, "too many brainkey calls of this identity; wait 2 seconds");

    private final int status;
    private final int code;
    private final String reason;

    BrainkeyMistake(int status, int code, String reason) {
        this.status = status;
        this.code = code;
        this.reason = reason;
    }

    @Override
    public Refusal refusal() {
        return new Refusal(status, code, reason);
    }
}
