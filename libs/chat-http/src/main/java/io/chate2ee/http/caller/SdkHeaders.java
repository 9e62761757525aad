package io.chate2ee.http.caller;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the headers of chat SDKs mean. */
public final class SdkHeaders {
    /** The header with a CometChat user's token. */
    public static final String AUTH_TOKEN = "authToken";

    /** The header with the CometChat app the caller belongs to. */
    public static final String APP_ID = "appId";

    /** What SDKs send where they hold nothing (seen in SDK runs). */
    private static final Set<String> UNSET = Set.of("", "undefined", "null");

    private SdkHeaders() {}

    /** Whether a header's text stands for nothing. */
    public static boolean isUnset(String value) {
        return UNSET.contains(value.strip());
    }

    /** The values of a header that say something. */
    public static List<String> present(RequestHeaders headers, String name) {
        return headers.all(name).stream()
                .filter(value -> !isUnset(value))
                .map(String::strip)
                .toList();
    }

    /** The one value of a header, or empty if there is none or more than one. */
    public static Optional<String> only(RequestHeaders headers, String name) {
        List<String> values = present(headers, name);
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }
}
