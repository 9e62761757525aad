package io.chate2ee.http.caller;

import java.util.Map;

/**
 * The request headers that proved who a caller is, so that a sibling service can be called as the same caller. Never printed.
 *
 * @param headers header names and values as they go out again
 */
public record Credentials(Map<String, String> headers) {
    /** Copies the headers. */
    public Credentials {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return "Credentials[redacted]";
    }
}
