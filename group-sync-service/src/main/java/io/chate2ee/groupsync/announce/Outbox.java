package io.chate2ee.groupsync.announce;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/** Puts records into the outbox, inside the transaction that makes them true. */
final class Outbox {
    private static final String INSERT = "insert into outbox (topic, key, value) values ($1, $2, $3)";

    private Outbox() {}

    /**
     * Adds records in the given order.
     *
     * @param topic the topic's name without the deployment's prefix
     * @param key the record key of all of them
     */
    static Uni<Void> add(SqlConnection connection, String topic, String key, List<byte[]> values) {
        if (values.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Tuple> rows = values.stream()
                .map(value -> Tuple.tuple().addString(topic).addString(key).addValue(Buffer.buffer(value)))
                .toList();
        return connection.preparedQuery(INSERT).executeBatch(rows).replaceWithVoid();
    }
}
