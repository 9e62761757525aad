package io.chate2ee.groupsync.apply;

import io.chate2ee.virgil.envelope.EnvelopeSize;

/**
 * How many members fit into one push. Keyknox refuses meta beyond 10 KB; some of that is kept free, and no push is so large that
 * sealing it would hold others up.
 */
final class PushSize {
    private static final int MAX_ENCODED_META = 9_500;
    private static final int MAX_MEMBERS = 24;

    private PushSize() {}

    /** Members beside the owner, who is a recipient of every push. */
    static int members() {
        int members = MAX_MEMBERS;
        while (members > 1 && encoded(members + 1) > MAX_ENCODED_META) {
            members--;
        }
        return members;
    }

    /** Base64 length of the meta for so many recipients. */
    static int encoded(int recipients) {
        return 4 * ((EnvelopeSize.metaBytes(recipients) + 2) / 3);
    }
}
