package io.chate2ee.virgil.fuzz;

import java.util.Arrays;

/** What a fuzz target may complain about; an {@link AssertionError} is a finding. */
final class Checks {

    private Checks() {}

    static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    /** The format has one spelling: writing again what was read gives the same bytes. */
    static void same(byte[] read, byte[] written) {
        check(Arrays.equals(read, written), "accepted a second spelling");
    }
}
