package io.chate2ee.virgil.cloud;

import java.io.IOException;

/** A transport's word that an answer is larger than it takes. */
public final class OversizedAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Creates the failure. */
    public OversizedAnswerException(int mostBytes) {
        super("answer is larger than " + mostBytes + " bytes");
    }
}
