package io.chate2ee.virgil.cloud.resilient;

import io.chate2ee.virgil.NotSentException;
import io.chate2ee.virgil.cloud.Operation;

/** Is told what was done about trouble. Called on any thread; must be quick and not throw. */
public interface ResilienceObserver {

    /** A request is sent again. */
    void repeated(Operation operation);

    /** A request was held back. */
    void notSent(Operation operation, NotSentException.Reason reason);

    /** The circuit of a service went from one kind of state to another. */
    void moved(Operation.Service service, Circuit from, Circuit to);
}
