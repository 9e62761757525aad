package io.chate2ee.virgil.cloud;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request. Printing it shows neither headers nor body: both hold credentials.
 *
 * @param method in upper case
 * @param path absolute, without host
 * @param headers by name
 * @param body may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over, not shared; compared by content.
public record HttpCall(String method, String path, Map<String, String> headers, byte[] body) {

    /** Copies the headers. */
    public HttpCall {
        headers = Map.copyOf(headers);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HttpCall that
                && method.equals(that.method)
                && path.equals(that.path)
                && headers.equals(that.headers)
                && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return Objects.hash(method, path, headers, Arrays.hashCode(body));
    }

    @Override
    public String toString() {
        return "HttpCall[" + method + " " + path + ", body " + body.length + " bytes]";
    }
}
