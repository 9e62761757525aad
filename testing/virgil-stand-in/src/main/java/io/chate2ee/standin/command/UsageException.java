package io.chate2ee.standin.command;

/** A command line that makes no sense; the message is the one line to show. */
final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
