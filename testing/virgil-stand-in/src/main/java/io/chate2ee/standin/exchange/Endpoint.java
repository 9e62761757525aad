package io.chate2ee.standin.exchange;

/** One operation of the cloud. Called on a worker thread, several at a time. */
@FunctionalInterface
public interface Endpoint {

    /**
     * Does what is asked and says how it ended.
     *
     * @throws Refusal if the cloud says no
     */
    CloudAnswer answer(CloudRequest request);
}
