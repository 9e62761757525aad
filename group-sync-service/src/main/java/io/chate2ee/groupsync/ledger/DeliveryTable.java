package io.chate2ee.groupsync.ledger;

import io.chate2ee.contract.id.Guid;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Webhooks that came, for as long as the topic keeps them: read again, a retry is still a retry. */
final class DeliveryTable {
    /** Rows that are removed at a time. */
    static final int MOST = 10_000;

    private static final String LOAD = """
            select guid, hash, seen_at from unnest($1::text[], $2::text[]) as named (guid, hash)
            join webhook_deliveries using (guid, hash)""";

    private static final String WRITE = """
            insert into webhook_deliveries (guid, hash, seen_at)
            select * from unnest($1::text[], $2::text[], $3::timestamptz[])
            on conflict (guid, hash) do update set seen_at = excluded.seen_at, kept_at = clock_timestamp()""";

    private static final String PRUNE = """
            delete from webhook_deliveries where (guid, hash) in (
                select guid, hash from webhook_deliveries
                where kept_at < clock_timestamp() - interval '7 days' limit %d for update skip locked)""".formatted(MOST);

    private final SqlClient client;

    DeliveryTable(SqlClient client) {
        this.client = client;
    }

    Uni<Deliveries> load(Batch batch) {
        List<Delivery> named = batch.others().stream()
                .map(Delivery::of)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (named.isEmpty()) {
            return Uni.createFrom().item(() -> new Deliveries(Map.of()));
        }
        return client.preparedQuery(LOAD).execute(keys(named)).map(rows -> new Deliveries(seen(rows)));
    }

    Uni<Void> write(Map<Delivery, Instant> fresh) {
        if (fresh.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Delivery> deliveries = List.copyOf(fresh.keySet());
        OffsetDateTime[] times = deliveries.stream()
                .map(delivery -> Objects.requireNonNull(fresh.get(delivery)).atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
        return client.preparedQuery(WRITE)
                .execute(keys(deliveries).addArrayOfOffsetDateTime(times))
                .replaceWithVoid();
    }

    /** Removes some that are too old; says how many. */
    Uni<Integer> prune() {
        return client.query(PRUNE).execute().map(RowSet::rowCount);
    }

    private static Tuple keys(List<Delivery> deliveries) {
        return Tuple.of(
                deliveries.stream().map(delivery -> delivery.guid().value()).toArray(String[]::new),
                deliveries.stream().map(Delivery::hash).toArray(String[]::new));
    }

    private static Map<Delivery, Instant> seen(RowSet<Row> rows) {
        Map<Delivery, Instant> seen = new HashMap<>();
        rows.forEach(row -> seen.put(
                new Delivery(new Guid(row.getString("guid")), row.getString("hash")),
                row.getOffsetDateTime("seen_at").toInstant()));
        return seen;
    }
}
