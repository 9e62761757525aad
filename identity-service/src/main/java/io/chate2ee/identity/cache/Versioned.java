package io.chate2ee.identity.cache;

/** A value of which there are newer and older ones. */
public interface Versioned {
    /** Grows with every change; {@link #UNKNOWN} for what is not in the registry. */
    long version();

    /** The version of what is not in the registry; every real one is newer. */
    long UNKNOWN = 0;

    /** Whether the registry has it. */
    default boolean isKnown() {
        return version() > UNKNOWN;
    }
}
