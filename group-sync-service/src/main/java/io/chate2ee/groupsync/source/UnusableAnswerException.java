package io.chate2ee.groupsync.source;

import java.io.IOException;

/** The API answered, but not in the form that is documented. */
public final class UnusableAnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    UnusableAnswerException(RuntimeException strange) {
        super("CometChat's answer cannot be used: " + strange.getMessage(), strange);
    }
}
