package io.chate2ee.contract.id;

import org.jspecify.annotations.Nullable;

/**
 * A chat group's id in the form used as key everywhere: ASCII {@code [A-Za-z0-9_-]{1,100}}, folded by {@link IdCase}.
 *
 * @param value the folded text
 */
public record Guid(String value) implements Comparable<Guid> {
    /** Checks the syntax again, so that no instance can hold anything else. */
    public Guid {
        IdSyntax.check("guid", value);
    }

    /**
     * Reads an id as a caller or event wrote it.
     *
     * @param text the id as written
     * @param idCase how case is treated in this deployment
     * @throws InvalidIdException naming the rule that the text breaks
     */
    public static Guid parse(@Nullable String text, IdCase idCase) {
        return new Guid(idCase.fold(IdSyntax.check("guid", text)));
    }

    @Override
    public int compareTo(Guid other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
