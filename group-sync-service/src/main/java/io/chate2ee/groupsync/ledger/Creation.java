package io.chate2ee.groupsync.ledger;

import java.util.Locale;

/** How a life's time of creation is known. Anything but {@link #SEEN} means that members may be missing. */
enum Creation {
    /** From the created event itself, or from a snapshot. */
    SEEN,
    /** From another event that names it. */
    TOLD,
    /** From the time of an event that names none; the group may be older. */
    GUESSED;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Creation ofColumn(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
