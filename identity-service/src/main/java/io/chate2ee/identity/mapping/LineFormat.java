package io.chate2ee.identity.mapping;

import org.jspecify.annotations.Nullable;

/** How a line is to be read. */
interface LineFormat {
    /**
     * What stands in a line, unchecked.
     *
     * @throws IllegalArgumentException saying what is wrong with the line's form
     */
    Texts read(byte[] line);

    /**
     * The two texts of a line.
     *
     * @param uid the uid as written, if any
     * @param identity the identity as written, if any
     */
    record Texts(@Nullable String uid, @Nullable String identity) {}
}
