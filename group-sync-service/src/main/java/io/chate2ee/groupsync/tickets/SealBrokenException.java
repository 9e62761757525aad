package io.chate2ee.groupsync.tickets;

/** A sealed value does not open: another key-encryption key, another place, or a changed value. */
public final class SealBrokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SealBrokenException(String place) {
        super("the value kept at " + place + " does not open with owner.key-encryption-key");
    }
}
