package io.chate2ee.groupsync.apply;

/** The process is about to end: the group is let go between two steps. */
final class StoppingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoppingException() {
        super("stopping");
    }
}
