package io.chate2ee.standin.keyknox;

import io.chate2ee.standin.exchange.Mistake;
import io.chate2ee.standin.exchange.Refusal;

/** How Keyknox refuses a call. */
enum KeyknoxMistake implements Mistake {
    /** A guess, code and rules: clients never send such a request, so nothing is known of the real answer. */
    REQUEST_WRONG(400, 50001, "the body is not JSON, or a field is missing, empty or of the wrong kind"),
    /** A guess in every part; told only where the stand-in is asked to. */
    NO_ACCESS(403, 50003, "the caller has no copy of this value"),
    /** Limit and code are reported of the real service, not checked here; that the HTTP status is 400 is a guess. */
    META_TOO_LARGE(400, 50005, "meta is larger than 10 KB"),
    /** The code was seen in tests against the real cloud; that the HTTP status is 400 is inferred. */
    STALE_HASH(400, 50010, "Virgil-Keyknox-Previous-Hash is missing or not the hash of the current value");

    private final int status;
    private final int code;
    private final String reason;

    KeyknoxMistake(int status, int code, String reason) {
        this.status = status;
        this.code = code;
        this.reason = reason;
    }

    @Override
    public Refusal refusal() {
        return new Refusal(status, code, reason);
    }
}
