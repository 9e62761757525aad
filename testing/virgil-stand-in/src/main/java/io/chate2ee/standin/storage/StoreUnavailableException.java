package io.chate2ee.standin.storage;

/** The directory cannot be used: not writable, held by another process, or its file is damaged. */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
