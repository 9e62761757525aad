package io.chate2ee.virgil.cloud;

/** Something the cloud can be asked to do, and whether asking twice does any harm. One request each. */
public enum Operation {
    /** Makes a card known. Twice: the second is refused with code 40027, which says that the card is there. */
    CARD_PUBLISH("POST", "/card/v5", Service.CARDS, true),
    /** Reads one card. */
    CARD_GET("GET", "/card/v5/", Service.CARDS, true),
    /** Finds cards of at most 50 identities. */
    CARD_SEARCH("POST", "/card/v5/actions/search", Service.CARDS, true),
    /** Takes a card back. What a second revocation is answered is not known. */
    CARD_REVOKE("POST", "/card/v5/actions/revoke/", Service.CARDS, false),
    /** Tells which of at most 1,000 cards have been replaced. */
    CARD_OUTDATED("POST", "/card/v5/actions/outdated", Service.CARDS, true),
    /** Reads the one value of Keyknox v1. */
    BACKUP_PULL("GET", "/keyknox/v1", Service.KEYKNOX, true),
    /** Writes the one value of Keyknox v1 over a known state. Twice: the second meets a state it does not know. */
    BACKUP_PUSH("PUT", "/keyknox/v1", Service.KEYKNOX, false),
    /** Empties the one value of Keyknox v1. */
    BACKUP_RESET("POST", "/keyknox/v1/reset", Service.KEYKNOX, true),
    /** Writes over a known state. Twice: the second meets a state it does not know. */
    KEYKNOX_PUSH("POST", "/keyknox/v2/push", Service.KEYKNOX, false),
    /** Reads a value. */
    KEYKNOX_PULL("POST", "/keyknox/v2/pull", Service.KEYKNOX, true),
    /** Lists keys. */
    KEYKNOX_KEYS("POST", "/keyknox/v2/keys", Service.KEYKNOX, true),
    /**
     * Takes copies away. Twice: there is nothing left to take; but one whose answer was lost may be carried out late, and take
     * away what was granted since. Its sender must know of it.
     */
    KEYKNOX_RESET("POST", "/keyknox/v2/reset", Service.KEYKNOX, false);

    /** The parts of the cloud that can fail independently of each other (inferred). */
    public enum Service {
        /** Virgil Cards. */
        CARDS,
        /** Keyknox, both versions. */
        KEYKNOX
    }

    private final String method;
    private final String path;
    private final Service service;
    private final boolean repeatable;

    Operation(String method, String path, Service service, boolean repeatable) {
        this.method = method;
        this.path = path;
        this.service = service;
        this.repeatable = repeatable;
    }

    /** Which part of the cloud does it. */
    public Service service() {
        return service;
    }

    /** Whether a request may be sent again although an earlier one may have been carried out. */
    public boolean isRepeatable() {
        return repeatable;
    }

    String method() {
        return method;
    }

    /** The path, up to an id where one belongs at its end. */
    String path() {
        return path;
    }
}
