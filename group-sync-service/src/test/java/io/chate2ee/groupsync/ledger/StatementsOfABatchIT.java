package io.chate2ee.groupsync.ledger;

import static io.chate2ee.groupsync.ledger.Told.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.event.EventHead;
import io.chate2ee.contract.event.GroupEvent;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Uid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One statement for each kind of row, however many events a batch has. */
class StatementsOfABatchIT extends LedgerFixture {
    private long offset;

    @ParameterizedTest(name = "{0} groups")
    @ValueSource(ints = {1, 10, 500})
    void aBatchOfNewGroupsLocksReadsOpensAndTells(int groups) {
        List<String> sent = fold(groups, (head, guid) -> new GroupEvent.Created(head, guid, people(20)));

        assertThat(sent).hasSize(4);
        assertThat(database.rows("select count(*) from members")).containsExactly(String.valueOf(20 * groups));
    }

    @ParameterizedTest(name = "{0} groups")
    @ValueSource(ints = {1, 10, 500})
    void aBatchOfKicksLocksReadsChangesAndTells(int groups) {
        fold(groups, (head, guid) -> new GroupEvent.Created(head, guid, people(20)));

        List<String> sent = fold(groups, (head, guid) -> new GroupEvent.MembersOut(head, guid, people(5)));

        assertThat(sent).hasSize(5);
        assertThat(database.rows("select count(*) from members where not desired"))
                .containsExactly(String.valueOf(5 * groups));
    }

    @ParameterizedTest(name = "{0} groups")
    @ValueSource(ints = {1, 10, 500})
    void aBatchOfSnapshotsNeedsOneReadMore(int groups) {
        fold(groups, (head, guid) -> new GroupEvent.Created(head, guid, people(20)));

        List<String> sent = fold(
                groups,
                (head, guid) -> new GroupEvent.SnapshotPart(head, guid, "s", at(50), 1, 1, people(10), List.of()));

        assertThat(sent).hasSize(6);
        assertThat(database.rows("select count(*) from members where desired"))
                .containsExactly(String.valueOf(10 * groups));
    }

    @Test
    void aBatchOfWebhooksNeedsOneReadAndOneWriteMore() {
        fold(10, (head, guid) -> new GroupEvent.Created(head, guid, people(20)));

        List<String> sent = fold(
                10,
                (head, guid) ->
                        new GroupEvent.MembersOut(new EventHead("w", null, at(1), "hash of " + guid), guid, people(5)));

        assertThat(sent).hasSize(7);
    }

    @Test
    void aBatchReadAgainWritesNothing() {
        fold(10, (head, guid) -> new GroupEvent.Created(head, guid, people(20)));
        offset = 0;

        List<String> sent = fold(10, (head, guid) -> new GroupEvent.Created(head, guid, people(20)));

        assertThat(sent).hasSize(3).allMatch(sql -> sql.stripLeading().startsWith("select"));
    }

    private List<String> fold(int groups, Telling telling) {
        List<Received> events = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            double time = 1 + offset / 1000.0;
            EventHead head = new EventHead("event-" + offset, at(time), at(1));
            GroupEvent event = telling.of(head, new Guid("group-" + group));
            events.add(Received.of(event, at(time).toEpochMilli(), new Place(0, ++offset)));
        }
        database.statements().take();
        database.ledger(() -> {}).fold(new Batch(events, Map.of())).await().atMost(LONGEST);
        return database.statements().take();
    }

    private static List<Uid> people(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Uid("user-" + i)).toList();
    }

    private interface Telling {
        GroupEvent of(EventHead head, Guid guid);
    }
}
