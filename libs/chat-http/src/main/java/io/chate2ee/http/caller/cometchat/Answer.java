package io.chate2ee.http.caller.cometchat;

import java.util.Optional;

/**
 * What CometChat answered. Its body can hold secrets of the user, so it is never printed.
 *
 * @param status HTTP status
 * @param retryAfter the header of that name
 * @param body at most {@value #LARGEST} bytes
 */
record Answer(int status, Optional<String> retryAfter, byte[] body) {
    /** An app's settings come with every user; they are tens of kilobytes. */
    static final int LARGEST = 1 << 20;

    @Override
    public String toString() {
        return "Answer[status=" + status + ", " + body.length + " bytes redacted]";
    }
}
