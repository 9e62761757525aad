package io.chate2ee.groupsync.schema;

import io.smallrye.mutiny.Uni;

/** The database schema, which may become available only some time after start. */
public interface Schema {
    /** Completes once the tables are there; never fails. At once for everybody who asks later. */
    Uni<Void> ready();

    /** Whether {@link #ready()} has completed. Never blocks. */
    boolean isReady();
}
