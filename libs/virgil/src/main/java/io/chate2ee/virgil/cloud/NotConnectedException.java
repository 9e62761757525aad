package io.chate2ee.virgil.cloud;

import java.io.IOException;

/** A transport's word that nothing of the request left: there was no connection to send it over. */
public final class NotConnectedException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Creates the failure from what the connection failed with. */
    public NotConnectedException(Throwable cause) {
        super("no connection: " + cause.getClass().getSimpleName(), cause);
    }
}
