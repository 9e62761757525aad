package io.chate2ee.groupsync.testing;

import io.chate2ee.groupsync.schema.Schema;
import io.smallrye.mutiny.Uni;

/** Tables that are there from the start. */
public record SchemaThatIsThere() implements Schema {
    @Override
    public Uni<Void> ready() {
        return Uni.createFrom().voidItem();
    }

    @Override
    public boolean isReady() {
        return true;
    }
}
