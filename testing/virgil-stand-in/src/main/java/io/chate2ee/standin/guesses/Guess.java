package io.chate2ee.standin.guesses;

import java.util.Arrays;
import java.util.Optional;

/**
 * A question about the real cloud without a certain answer. The usual choice is the likelier one; the other exists so that
 * software can be tested against both. {@link #label()} and the choices are their names on the command line and in requests.
 */
public enum Guess {
    /** What a push that does not list the owner does to the owner's own copy. Clients get along with either. */
    OWNER_COPY("owner-copy", "kept", "overwritten", "the owner's copy after a push that does not list the owner"),
    /** Whether such a push makes a new hash. Either way its answer carries the hash that the next push must bring. */
    OWNER_HASH("owner-hash", "new", "kept", "the hash after a push that does not list the owner"),
    /** A pull of what exists, but not for the caller. */
    NO_ACCESS("no-access", "empty", "refused", "a pull of a value the caller has no copy of: empty, or 403/50003"),
    /** A pull by an owner without a copy of its own. */
    OWNER_WITHOUT_COPY("owner-without-copy", "sees-hash", "sees-nothing", "a pull by an owner that has no copy"),
    /** A first push that brings some old hash, as after a deletion nobody told the caller of. */
    STALE_CREATE(
            "stale-create", "refused", "accepted", "a push of what does not exist, with a hash that is not of nothing"),
    /** How the limit of 10 KB counts. */
    META_LIMIT("meta-limit", "encoded", "raw", "whether the 10 KB of meta count base64 characters or bytes"),
    /** The HTTP status of Keyknox's code 50010. */
    CONFLICT_STATUS("conflict-status", "400", "409", "the HTTP status of code 50010"),
    /** The order of names in {@code keys}; none is promised. */
    KEYS_ORDER("keys-order", "newest-first", "oldest-first", "the order of the names of keys"),
    /** The HTTP status of a published card: 201 was read in an old version of the service. */
    PUBLISH_STATUS("publish-status", "201", "200", "the HTTP status of a published card"),
    /** The HTTP status of code 60007. */
    THROTTLE_STATUS("throttle-status", "429", "400", "the HTTP status of code 60007");

    private final String label;
    private final String usual;
    private final String other;
    private final String question;

    Guess(String label, String usual, String other, String question) {
        this.label = label;
        this.usual = usual;
        this.other = other;
        this.question = question;
    }

    /** The guess with a label, if there is one. */
    public static Optional<Guess> labelled(String label) {
        return Arrays.stream(values())
                .filter(guess -> guess.label.equals(label))
                .findFirst();
    }

    /** Its name. */
    public String label() {
        return label;
    }

    /** The choice made unless told otherwise. */
    public String usual() {
        return usual;
    }

    /** The other plausible choice. */
    public String other() {
        return other;
    }

    /** What it is about, in a few words. */
    public String question() {
        return question;
    }
}
