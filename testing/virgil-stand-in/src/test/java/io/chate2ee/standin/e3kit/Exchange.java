package io.chate2ee.standin.e3kit;

import io.chate2ee.standin.exchange.Operation;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One request of a real client and its answer.
 *
 * @param method HTTP method
 * @param path without query
 * @param requestHeaders by lower-case name
 * @param requestBody as text
 * @param status HTTP status
 * @param responseHeaders by lower-case name
 * @param responseBody as text
 */
record Exchange(
        String method,
        String path,
        Map<String, String> requestHeaders,
        String requestBody,
        int status,
        Map<String, String> responseHeaders,
        String responseBody) {

    private static final Pattern TRAILING_SLASH = Pattern.compile("/$");

    /** What was called. */
    Operation operation() {
        var plain = TRAILING_SLASH.matcher(path).replaceFirst("");
        return Arrays.stream(Operation.values())
                .filter(operation -> operation.method().equals(method)
                        && plain.matches(operation.path().replace(":id", "[0-9a-f]{64}")))
                .findFirst()
                .orElse(Operation.UNKNOWN);
    }

    /** Such as {@code keyknox.v2.push 200}. */
    String outcome() {
        return operation().label() + " " + status;
    }

    String requestHeader(String name) {
        return requestHeaders.getOrDefault(name, "");
    }

    String responseHeader(String name) {
        return responseHeaders.getOrDefault(name, "");
    }
}
