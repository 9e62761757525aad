package io.chate2ee.groupsync.source;

import io.chate2ee.contract.id.Guid;
import java.io.IOException;

/** A list changed so much while it was read, each time, that nobody can say it was read whole. */
public final class DriftException extends IOException {
    private static final long serialVersionUID = 1L;

    DriftException(Guid guid, int attempts) {
        super("the lists of group " + guid + " changed while they were read, " + attempts + " times in a row");
    }
}
