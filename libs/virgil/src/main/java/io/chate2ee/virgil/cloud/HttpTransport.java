package io.chate2ee.virgil.cloud;

import java.util.concurrent.CompletionStage;

/** Whatever carries HTTP requests to the Virgil cloud; it knows the base URL, connections and time-outs. */
@FunctionalInterface
public interface HttpTransport {

    /**
     * Sends one request. Must not block.
     *
     * @return the answer, whatever its status; or a failure with {@link java.io.IOException} or
     *     {@link java.util.concurrent.TimeoutException} if no whole answer came
     */
    CompletionStage<HttpAnswer> send(HttpCall call);
}
