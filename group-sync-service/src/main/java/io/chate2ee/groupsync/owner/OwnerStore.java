package io.chate2ee.groupsync.owner;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The owner's row. Whoever inserts first decides for all replicas. */
@Singleton
class OwnerStore {
    private final Pool pool;

    @Inject
    OwnerStore(Pool pool) {
        this.pool = pool;
    }

    Uni<Optional<StoredOwner>> find() {
        return pool.query("select identity, public_key, encrypted_key, card from owner_key")
                .execute()
                .map(OwnerStore::first);
    }

    /** Stores the candidate unless there is a row; gives the row that is there afterwards. */
    Uni<StoredOwner> adopt(StoredOwner candidate) {
        return pool.preparedQuery(
                        "insert into owner_key (identity, public_key, encrypted_key, card) values ($1, $2, $3, $4)"
                                + " on conflict do nothing")
                .execute(Tuple.tuple()
                        .addString(candidate.identity())
                        .addValue(io.vertx.core.buffer.Buffer.buffer(candidate.publicKey()))
                        .addValue(buffer(candidate.sealedKey()))
                        .addString(candidate.card()))
                .chain(this::find)
                .map(Optional::orElseThrow);
    }

    private static io.vertx.core.buffer.@org.jspecify.annotations.Nullable Buffer buffer(
            byte @org.jspecify.annotations.Nullable [] bytes) {
        return bytes == null ? null : io.vertx.core.buffer.Buffer.buffer(bytes);
    }

    private static Optional<StoredOwner> first(RowSet<Row> rows) {
        for (Row row : rows) {
            io.vertx.mutiny.core.buffer.Buffer sealed = row.getBuffer("encrypted_key");
            return Optional.of(new StoredOwner(
                    row.getString("identity"),
                    row.getBuffer("public_key").getBytes(),
                    sealed == null ? null : sealed.getBytes(),
                    row.getString("card")));
        }
        return Optional.empty();
    }
}
