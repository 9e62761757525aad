package io.chate2ee.contract.id;

import org.jspecify.annotations.Nullable;

/**
 * A Virgil identity: the name under which a user's or the owner's card is published, or from which a group's session id
 * is derived. ASCII {@code [A-Za-z0-9_-]}, 11 to 100 characters: Kotlin clients refuse group ids of 10 or fewer, and JavaScript clients
 * read anything beyond Latin-1 wrongly (read in client source). Identities made here are 32 lower-case hex characters.
 *
 * @param value the text, case-sensitive
 */
public record Identity(String value) implements Comparable<Identity> {
    private static final int MIN_LENGTH = 11;

    /** Checks the syntax, so that no instance can hold anything else. */
    public Identity {
        IdSyntax.check("identity", value);
        if (value.length() < MIN_LENGTH) {
            throw new InvalidIdException("identity is shorter than " + MIN_LENGTH + " characters");
        }
    }

    /**
     * Reads an identity.
     *
     * @throws InvalidIdException naming the rule that the text breaks
     */
    public static Identity parse(@Nullable String text) {
        return new Identity(IdSyntax.check("identity", text));
    }

    @Override
    public int compareTo(Identity other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
