package io.chate2ee.standin.keyknox;

import io.chate2ee.standin.exchange.Mistake;

/** How Keyknox refuses a call. */
final class KeyknoxMistake {
    /** A guess, code and rules: clients never send such a request, so nothing is known of the real answer. */
    static final Mistake REQUEST_WRONG =
            new Mistake(400, 50001, "the body is not JSON, or a field is missing, empty or of the wrong kind");
    /** A guess in every part; told only where the stand-in is asked to. */
    static final Mistake NO_ACCESS = new Mistake(403, 50003, "the caller has no copy of this value");
    /** Limit and code are reported of the real service, not checked here; that the HTTP status is 400 is a guess. */
    static final Mistake META_TOO_LARGE = new Mistake(400, 50005, "meta is larger than 10 KB");
    /** The code was seen in tests against the real cloud; that the HTTP status is 400 is inferred. */
    static final Mistake STALE_HASH =
            new Mistake(400, 50010, "Virgil-Keyknox-Previous-Hash is missing or not the hash of the current value");

    private KeyknoxMistake() {}
}
