package io.chate2ee.contract.id;

import org.jspecify.annotations.Nullable;

/**
 * A chat user's id in the form used as key everywhere: ASCII {@code [A-Za-z0-9_-]{1,100}}, folded by {@link IdCase}.
 *
 * @param value the folded text
 */
public record Uid(String value) implements Comparable<Uid> {
    /** Checks the syntax again, so that no instance can hold anything else. */
    public Uid {
        IdSyntax.check("uid", value);
    }

    /**
     * Reads an id as a caller or event wrote it.
     *
     * @param text the id as written
     * @param idCase how case is treated in this deployment
     * @throws InvalidIdException naming the rule that the text breaks
     */
    public static Uid parse(@Nullable String text, IdCase idCase) {
        return new Uid(idCase.fold(IdSyntax.check("uid", text)));
    }

    @Override
    public int compareTo(Uid other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
