package io.chate2ee.standin.exchange;

import java.util.Arrays;
import java.util.Optional;

/** Every call the stand-in answers; {@link #label()} is its name in records and fault rules. */
public enum Operation {
    /** Publishes a card. */
    CARD_PUBLISH("card.publish", "POST", "/card/v5"),
    /** One card by its id. */
    CARD_GET("card.get", "GET", "/card/v5/:id"),
    /** All cards of up to 50 identities. */
    CARD_SEARCH("card.search", "POST", "/card/v5/actions/search"),
    /** Takes a whole chain out of search. */
    CARD_REVOKE("card.revoke", "POST", "/card/v5/actions/revoke/:id"),
    /** Takes a whole chain out of search, as old clients do it. */
    CARD_DELETE("card.delete", "POST", "/card/actions/delete"),
    /** Which of some cards are outdated. */
    CARD_OUTDATED("card.outdated", "POST", "/card/v5/actions/outdated"),
    /** Stores the caller's one value. */
    KEYKNOX_V1_PUSH("keyknox.v1.push", "PUT", "/keyknox/v1"),
    /** Reads the caller's one value. */
    KEYKNOX_V1_PULL("keyknox.v1.pull", "GET", "/keyknox/v1"),
    /** Empties the caller's one value. */
    KEYKNOX_V1_RESET("keyknox.v1.reset", "POST", "/keyknox/v1/reset"),
    /** Stores a shared value. */
    KEYKNOX_V2_PUSH("keyknox.v2.push", "POST", "/keyknox/v2/push"),
    /** Reads the caller's copy of a shared value. */
    KEYKNOX_V2_PULL("keyknox.v2.pull", "POST", "/keyknox/v2/pull"),
    /** Names of the shared values the caller can read. */
    KEYKNOX_V2_KEYS("keyknox.v2.keys", "POST", "/keyknox/v2/keys"),
    /** Drops recipients or whole values. */
    KEYKNOX_V2_RESET("keyknox.v2.reset", "POST", "/keyknox/v2/reset"),
    /** The server's half of deriving a key from a password. */
    BRAINKEY_V1("brainkey.v1", "POST", "/pythia/v1/brainkey"),
    /** The server's half of the newer way. */
    BRAINKEY_V3("brainkey.v3", "POST", "/brainkey/v3/harden"),
    /** Anything the stand-in does not know. */
    UNKNOWN("unknown", "*", "*");

    private final String label;
    private final String method;
    private final String path;

    Operation(String label, String method, String path) {
        this.label = label;
        this.method = method;
        this.path = path;
    }

    /** The operation with a label, if there is one. */
    public static Optional<Operation> labelled(String label) {
        return Arrays.stream(values())
                .filter(operation -> operation.label.equals(label))
                .findFirst();
    }

    /** The name in records and fault rules, such as {@code keyknox.v2.push}. */
    public String label() {
        return label;
    }

    /** The HTTP method. */
    public String method() {
        return method;
    }

    /** The path, without trailing slash, a variable part as {@code :id}. */
    public String path() {
        return path;
    }
}
