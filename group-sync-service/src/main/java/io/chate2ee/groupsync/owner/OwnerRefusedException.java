package io.chate2ee.groupsync.owner;

/** The owner cannot be as configured; only another setting helps. The message is one line that names it. */
public final class OwnerRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OwnerRefusedException(String setting, String problem) {
        super("Setting " + setting + " " + problem);
    }
}
