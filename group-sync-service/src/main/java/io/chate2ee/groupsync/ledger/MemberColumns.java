package io.chate2ee.groupsync.ledger;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Uid;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of members turned into columns, one array for each, as {@code unnest} takes them. Not for several threads. */
final class MemberColumns {
    private final List<String> guids = new ArrayList<>();
    private final List<Integer> lives = new ArrayList<>();
    private final List<String> uids = new ArrayList<>();
    private final List<Boolean> desired = new ArrayList<>();
    private final List<Boolean> withheld = new ArrayList<>();
    private final List<Boolean> held = new ArrayList<>();
    private final MarkColumns stays = new MarkColumns();
    private final List<Boolean> barred = new ArrayList<>();
    private final MarkColumns bars = new MarkColumns();
    private final List<OffsetDateTime> since = new ArrayList<>();
    private final List<String> causes = new ArrayList<>();

    void add(Guid guid, int life, Uid uid, Standing standing) {
        guids.add(guid.value());
        lives.add(life);
        uids.add(uid.value());
        desired.add(standing.desired());
        withheld.add(standing.withheld());
        held.add(standing.held());
        stays.add(standing.stay());
        barred.add(standing.barred());
        bars.add(standing.bar());
        since.add(standing.since().atOffset(ZoneOffset.UTC));
        causes.add(standing.cause());
    }

    boolean isEmpty() {
        return guids.isEmpty();
    }

    /** The columns in the order of the statements that write members. */
    Tuple tuple() {
        Tuple columns = Tuple.tuple()
                .addArrayOfString(guids.toArray(String[]::new))
                .addArrayOfInteger(lives.toArray(Integer[]::new))
                .addArrayOfString(uids.toArray(String[]::new))
                .addArrayOfBoolean(desired.toArray(Boolean[]::new))
                .addArrayOfBoolean(withheld.toArray(Boolean[]::new))
                .addArrayOfBoolean(held.toArray(Boolean[]::new));
        stays.addTo(columns);
        columns.addArrayOfBoolean(barred.toArray(Boolean[]::new));
        bars.addTo(columns);
        return columns.addArrayOfOffsetDateTime(since.toArray(OffsetDateTime[]::new))
                .addArrayOfString(causes.toArray(String[]::new));
    }

    /** Time and place of a mark, or nulls where there is none. */
    private static final class MarkColumns {
        private final List<@Nullable OffsetDateTime> times = new ArrayList<>();
        private final List<@Nullable Integer> partitions = new ArrayList<>();
        private final List<@Nullable Long> offsets = new ArrayList<>();

        void add(@Nullable Mark mark) {
            times.add(mark == null ? null : mark.at().atOffset(ZoneOffset.UTC));
            partitions.add(mark == null ? null : mark.place().partition());
            offsets.add(mark == null ? null : mark.place().offset());
        }

        void addTo(Tuple columns) {
            columns.addArrayOfOffsetDateTime(times.toArray(OffsetDateTime[]::new))
                    .addArrayOfInteger(partitions.toArray(Integer[]::new))
                    .addArrayOfLong(offsets.toArray(Long[]::new));
        }
    }
}
