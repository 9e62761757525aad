package io.chate2ee.http.caller;

import java.util.List;

/** The headers of a request. */
@FunctionalInterface
public interface RequestHeaders {
    /**
     * All values of one header in the order they came.
     *
     * @param name the header's name in any case
     */
    List<String> all(String name);
}
