package io.chate2ee.http.caller.cometchat;

import java.time.Duration;

/** What was found out about a token. */
sealed interface Finding {
    /**
     * The chat says whose it is.
     *
     * @param uid as the chat writes it
     */
    record BelongsTo(String uid) implements Finding {}

    /** The chat says that nobody may log in with it. */
    record Worthless() implements Finding {}

    /**
     * Nobody can say at present.
     *
     * @param why what stood in the way
     * @param retryAfter when to ask again
     */
    record Undecided(Why why, Duration retryAfter) implements Finding {}

    /** What stands in the way of an answer. */
    enum Why {
        /** The chat does not answer, or answers that it is broken. */
        AWAY,
        /** The chat says that it is asked too often. */
        TOO_OFTEN,
        /** It was left alone on purpose, or too many look-ups are under way: nobody was asked. */
        NOT_ASKED,
        /** The chat refuses us and not the caller: app id, region or API key are wrong. */
        REFUSES_US,
        /** An answer of no known form. */
        STRANGE
    }
}
