package io.chate2ee.virgil.cloud;

/** Is told of every single request, each repetition by itself. Called on whatever thread ends it; must be quick and not throw. */
@FunctionalInterface
public interface CloudObserver {

    /**
     * A request has ended.
     *
     * @param nanos from sending to the whole answer
     * @param sent length of the request's body in bytes
     * @param received length of a successful answer's body in bytes, otherwise 0
     */
    void ended(Operation operation, Outcome outcome, long nanos, long sent, long received);
}
