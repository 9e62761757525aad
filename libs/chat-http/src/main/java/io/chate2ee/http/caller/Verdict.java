package io.chate2ee.http.caller;

import java.time.Duration;

/** What an authenticator says about a request. */
public sealed interface Verdict {
    /**
     * The caller is known.
     *
     * @param caller who it is
     */
    record Accepted(Caller caller) implements Verdict {}

    /** The request carries nothing that this authenticator reads; another may. */
    record Absent() implements Verdict {}

    /**
     * The request carries a credential that proves nothing.
     *
     * @param reason why, for logs and counters
     */
    record Refused(RefusalReason reason) implements Verdict {}

    /**
     * Nobody can say at present; the caller may be honest and must not be told otherwise.
     *
     * @param retryAfter when to ask again
     */
    record Unavailable(Duration retryAfter) implements Verdict {}
}
