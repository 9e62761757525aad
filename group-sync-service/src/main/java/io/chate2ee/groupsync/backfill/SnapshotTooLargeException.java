package io.chate2ee.groupsync.backfill;

import java.io.IOException;

/** A group has more members or bans than a snapshot can list. */
public final class SnapshotTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    SnapshotTooLargeException(RuntimeException tooLarge) {
        super(tooLarge.getMessage(), tooLarge);
    }
}
