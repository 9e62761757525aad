package io.chate2ee.virgil.cloud;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP answer.
 *
 * @param status HTTP status
 * @param headers by name in lower case
 * @param body may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over, not shared; compared by content.
public record HttpAnswer(int status, Map<String, String> headers, byte[] body) {

    /** Copies the headers, their names in lower case. */
    public HttpAnswer {
        var lowered = new TreeMap<String, String>();
        headers.forEach((name, value) -> lowered.put(name.toLowerCase(Locale.ROOT), value));
        headers = Map.copyOf(lowered);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HttpAnswer that
                && status == that.status
                && headers.equals(that.headers)
                && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return Objects.hash(status, headers, Arrays.hashCode(body));
    }

    @Override
    public String toString() {
        return "HttpAnswer[" + status + ", body " + body.length + " bytes]";
    }
}
