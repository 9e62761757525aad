package io.chate2ee.standin.brainkey;

import io.chate2ee.standin.exchange.Mistake;

/** How a brainkey request is refused. */
final class BrainkeyMistake {
    /** A guess, code and status: clients never send such a request. */
    static final Mistake REQUEST_WRONG =
            new Mistake(400, 60001, "the body is not JSON, or what is blinded is not a point of the curve");
    /** The code was read in client source; the HTTP status is a guess that can be turned. */
    static final Mistake TOO_FAST = new Mistake(429, 60007, "too many brainkey calls of this identity; wait 2 seconds");

    private BrainkeyMistake() {}
}
