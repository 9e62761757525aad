package io.chate2ee.groupsync.ledger;

import static io.chate2ee.groupsync.ledger.Told.created;
import static io.chate2ee.groupsync.ledger.Told.deleted;
import static io.chate2ee.groupsync.ledger.Told.in;
import static io.chate2ee.groupsync.ledger.Told.out;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.contract.event.EventHead;
import io.chate2ee.contract.event.GroupEvent;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Uid;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LedgerIT extends LedgerFixture {
    private static final String GROUPS =
            "select guid, life, creation, ended_at is not null, needs_snapshot, dirty_since is not null, urgent, change_seq"
                    + " from groups order by guid, life";
    private static final String MEMBERS =
            "select guid, life, uid, desired, cause from members order by guid, life, uid";

    @Test
    void aGroupsWholeLifeEndsInTheRightRows() {
        fold(created(10, "alice", "bob"), in(10.0, 11, "carol"));
        assertThat(database.rows(GROUPS)).containsExactly("team|1|seen|false|false|true|false|1");

        fold(out(10.0, 12, "bob"));
        assertThat(database.rows(GROUPS)).containsExactly("team|1|seen|false|false|true|true|2");
        assertThat(database.rows(MEMBERS))
                .containsExactly(
                        "team|1|alice|true|event-at-10.0",
                        "team|1|bob|false|event-at-12.0",
                        "team|1|carol|true|event-at-11.0");

        fold(deleted(10.0, 20), created(30, "dave"));
        assertThat(database.rows(GROUPS))
                .containsExactly("team|1|told|true|false|true|true|3", "team|2|seen|false|false|true|false|1");
        assertThat(database.rows("select uid, desired from members where life = 2"))
                .containsExactly("dave|true");
        assertThat(wakes).hasValue(3);
    }

    @Test
    void aMemberEventOfAGuidNeverSeenOpensALifeThatIsMarked() {
        fold(in(null, 11, "bob"));

        assertThat(database.rows(GROUPS)).containsExactly("team|1|guessed|false|false|true|false|1");
    }

    @Test
    void foldingTheSameAgainWritesNothingAndWakesNobody() {
        List<Received> events = List.of(
                created(10, "alice", "bob"),
                in(10.0, 11, "carol"),
                out(10.0, 12, "bob"),
                in(10.0, 12, "bob"),
                deleted(10.0, 20),
                created(30, "dave"),
                out(30.0, 31, "erin"));
        events.forEach(this::fold);
        List<String> written = database.rows(WRITTEN);
        int wakesBefore = wakes.get();

        events.forEach(this::fold);
        fold(events.toArray(Received[]::new));

        assertThat(database.rows(WRITTEN)).isEqualTo(written);
        assertThat(wakes).hasValue(wakesBefore);
    }

    @Test
    void theAppliersColumnsAreLeftAlone() {
        fold(created(10, "alice"));
        database.execute("update groups set dirty_since = null, urgent = false, state = 'in-sync', attempts = 3");
        database.execute("update members set announced = 'granted'");
        String identity = database.rows("select identity from groups").get(0);

        fold(in(10.0, 11, "alice"));
        assertThat(database.rows("select dirty_since, change_seq from groups")).containsExactly("null|1");

        fold(out(10.0, 12, "alice"));
        assertThat(database.rows("select state, attempts, urgent, change_seq, identity from groups"))
                .containsExactly("in-sync|3|true|2|" + identity);
        assertThat(database.rows("select announced from members")).containsExactly("granted");
    }

    @Test
    void timeOfTheFirstChangeOfARoundIsKept() {
        fold(created(10, "alice"));
        String since = database.rows("select dirty_since from groups").get(0);

        fold(in(10.0, 11, "bob"));

        assertThat(database.rows("select dirty_since from groups")).containsExactly(since);
    }

    @Test
    void anUnreadableEventMarksALivingGroupAndNothingElse() {
        fold(created(10, "alice"));
        database.execute("update groups set dirty_since = null");

        ledger.fold(new Batch(List.of(), Map.of(Told.GUID, Told.at(12), new Guid("stranger"), Told.at(12))))
                .await()
                .atMost(LONGEST);

        assertThat(database.rows(GROUPS)).containsExactly("team|1|seen|false|true|true|false|2");
    }

    @Test
    void eachLifeHasItsOwnIdentityOfThirtyTwoHexDigits() {
        fold(created(10), deleted(10.0, 20), created(30));

        assertThat(database.rows("select identity from groups"))
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allMatch(identity -> identity.matches("[0-9a-f]{32}"));
    }

    @Test
    void aBatchMayTouchThousandsOfGroupsAndMembers() {
        List<Received> events = new ArrayList<>();
        IntStream.range(0, 3_000).forEach(i -> events.add(group(i, created(10, "alice", "bob"))));
        String[] many = IntStream.range(0, 5_000).mapToObj(i -> "u" + i).toArray(String[]::new);
        events.add(in(10.0, 11, many));

        fold(events.toArray(Received[]::new));

        assertThat(database.rows("select count(*) from groups")).containsExactly("3001");
        assertThat(database.rows("select count(*) from members where desired")).containsExactly("11000");
    }

    @Test
    void twoReplicasThatFoldTheSameGroupsAtOnceEndWhereOneWould() {
        Random random = new Random(7);
        List<Received> events = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            events.add(group(i, created(10, "alice")));
            events.add(group(i, in(10.0, 11, "bob")));
            events.add(group(i, out(10.0, 12, "alice")));
            events.add(group(i, deleted(10.0, 20)));
            events.add(group(i, created(30, "carol")));
            events.add(group(i, in(30.0, 31, "dave")));
        }

        List<Uni<Folded>> folds = new ArrayList<>();
        for (int replica = 0; replica < 4; replica++) {
            List<Received> mine = new ArrayList<>(events);
            Collections.rotate(mine, 6 * random.nextInt(40));
            folds.add(ledger.fold(new Batch(mine, Map.of()))
                    .onFailure(LifeTakenException.class)
                    .retry()
                    .atMost(20));
        }
        Uni.join().all(folds).andFailFast().await().atMost(LONGEST);

        assertThat(database.rows("select life, uid, desired, count(*) from members group by 1, 2, 3 order by 1, 2"))
                .containsExactly("1|alice|false|40", "1|bob|true|40", "2|carol|true|40", "2|dave|true|40");
        assertThat(database.rows("select life, change_seq, count(*) from groups group by 1, 2 order by 1"))
                .containsExactly("1|1|40", "2|1|40");
    }

    @Test
    void aDatabaseThatIsAwayFailsTheFoldAndTakesItOnceItIsBack() {
        fold(created(10, "alice"));
        database.server().stop();
        assertThatThrownBy(() -> fold(in(10.0, 11, "bob"))).isNotNull();
        assertThat(wakes).hasValue(1);

        database.server().start();
        ledger.fold(new Batch(List.of(in(10.0, 11, "bob")), Map.of()))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(100))
                .atMost(50)
                .await()
                .atMost(LONGEST);

        assertThat(database.rows("select uid from members where desired order by 1"))
                .containsExactly("alice", "bob");
    }

    /** The same event for another group. */
    private static Received group(int number, Received received) {
        Guid guid = new Guid("group-" + number);
        EventHead head = received.event().head();
        List<Uid> members = List.copyOf(received.members());
        GroupEvent event = received.event();
        GroupEvent other = event instanceof GroupEvent.Created
                ? new GroupEvent.Created(head, guid, members)
                : event instanceof GroupEvent.MembersIn
                        ? new GroupEvent.MembersIn(head, guid, members)
                        : event instanceof GroupEvent.MembersOut
                                ? new GroupEvent.MembersOut(head, guid, members)
                                : new GroupEvent.Deleted(head, guid);
        return new Received(other, received.effectiveAt(), received.place());
    }
}
