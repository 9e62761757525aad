package io.chate2ee.virgil.cloud;

import java.util.concurrent.CompletionStage;

/**
 * Whatever carries HTTP requests to the Virgil cloud; it knows the base URL and the connections. It follows no redirects,
 * undoes no compression, and bounds time and size of every call, so that neither outlives what its caller counts with.
 */
@FunctionalInterface
public interface HttpTransport {

    /**
     * Sends one request. Must not block.
     *
     * @return the answer, whatever its status; or a failure: {@link NotConnectedException} if nothing of the request can
     *     have left, {@link OversizedAnswerException} if the answer is larger than the transport takes, another {@link java.io.IOException} or {@link java.util.concurrent.TimeoutException} if no whole answer
     *     came
     */
    CompletionStage<HttpAnswer> send(HttpCall call);
}
