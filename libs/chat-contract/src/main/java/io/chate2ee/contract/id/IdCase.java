package io.chate2ee.contract.id;

import java.util.Locale;

/** Whether ids that differ only in case name the same user or group. Setting {@code chat.uid.case}. */
public enum IdCase {
    /** Ids are folded to lower case, as CometChat does. The default. */
    LOWER,
    /** Ids are taken exactly as written. */
    EXACT;

    /**
     * Folds an id that has already been checked to be ASCII.
     *
     * @param id ASCII text
     * @return the form used as key in caches, tables and topics
     */
    String fold(String id) {
        return this == LOWER ? id.toLowerCase(Locale.ROOT) : id;
    }
}
