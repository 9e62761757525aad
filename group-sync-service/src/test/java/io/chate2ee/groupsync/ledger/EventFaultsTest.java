package io.chate2ee.groupsync.ledger;

import static io.chate2ee.groupsync.ledger.Told.banned;
import static io.chate2ee.groupsync.ledger.Told.created;
import static io.chate2ee.groupsync.ledger.Told.in;
import static io.chate2ee.groupsync.ledger.Told.out;
import static io.chate2ee.groupsync.ledger.Told.ownerTransferred;
import static io.chate2ee.groupsync.ledger.Told.snapshot;
import static io.chate2ee.groupsync.ledger.Told.unbanned;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong with events on their way: repeated, out of order, lost, too many. */
class EventFaultsTest {
    private static final List<Received> HISTORY = List.of(
            created(1, "alice", "bob", "carol"),
            in(1.0, 2, "dave"),
            out(1.0, 3, "bob"),
            banned(1.0, 4, "carol"),
            in(1.0, 5, "erin"),
            in(1.0, 6, "bob"),
            unbanned(1.0, 7, "carol"),
            out(1.0, 8, "dave"),
            in(1.0, 9, "carol"),
            out(1.0, 10, "erin"),
            ownerTransferred(11, "bob"));
    private static final String[] END = {"alice", "bob", "carol"};

    @ParameterizedTest(name = "{0} times")
    @ValueSource(ints = {2, 10})
    void eachEventDeliveredSeveralTimesLeadsToTheSameAndWritesOnce(int times) {
        Ledgers once = Ledgers.after(HISTORY.toArray(Received[]::new));
        Ledgers ledger = new Ledgers();

        HISTORY.forEach(event -> ledger.foldOneByOne(Collections.nCopies(times, event)));

        assertThat(ledger.desired()).containsExactly(END);
        assertThat(ledger.writes()).isEqualTo(once.writes());
    }

    @ParameterizedTest(name = "by up to {0} places")
    @ValueSource(ints = {1, 2, 5, 10, 20})
    void eventsOutOfOrderLeadToTheSame(int places) {
        for (int seed = 0; seed < 200; seed++) {
            Ledgers ledger = new Ledgers();

            ledger.foldOneByOne(moved(HISTORY, places, new Random(seed)));

            assertThat(ledger.desired()).as("seed %s", seed).containsExactly(END);
        }
    }

    @Test
    void whateverEventIsLostASnapshotPutsRight() {
        for (int lost = 0; lost < HISTORY.size(); lost++) {
            List<Received> rest = new ArrayList<>(HISTORY);
            rest.remove(lost);
            Ledgers ledger = new Ledgers();
            ledger.foldOneByOne(rest);

            ledger.foldOneByOne(List.of(snapshot(1, 20, END)));

            assertThat(ledger.desired()).as("without event %s", lost).containsExactly(END);
            assertThat(ledger.barred()).isEmpty();
            assertThat(ledger.newest().orElseThrow().wantsSnapshot()).isFalse();
        }
    }

    @Test
    void aThousandFlipsInABatchAreOneChangeAtMost() {
        Ledgers ledger = Ledgers.after(created(1, "alice", "bob"));
        ledger.tookWork();
        int writes = ledger.writes();
        List<Received> flips = new ArrayList<>();
        for (int flip = 0; flip < 1_000; flip++) {
            flips.add(flip % 2 == 0 ? out(1.0, 2 + flip * 0.001, "bob") : in(1.0, 2 + flip * 0.001, "bob"));
        }

        ledger.foldBatch(flips);

        assertThat(ledger.desired()).containsExactly("alice", "bob");
        assertThat(ledger.writes()).isEqualTo(writes + 1);
        assertThat(ledger.tookWork()).as("bob is in before and after").isFalse();
        ledger.foldBatch(List.of(out(1.0, 5, "bob")));
        assertThat(ledger.desired()).containsExactly("alice");
    }

    @Test
    void theOwnerMayLeaveLikeAnybody() {
        assertThat(Ledgers.after(created(1, "alice", "bob"), ownerTransferred(2, "alice"), out(1.0, 3, "alice"))
                        .desired())
                .containsExactly("bob");
    }

    @Test
    void aGroupMayBeEmpty() {
        Ledgers ledger = Ledgers.after(created(1, "alice"), out(1.0, 2, "alice"));

        assertThat(ledger.desired()).isEmpty();
        assertThat(ledger.newest().orElseThrow().ended()).isFalse();
    }

    private static List<Received> moved(List<Received> events, int places, Random random) {
        List<Received> moved = new ArrayList<>(events);
        for (Received event : events) {
            int from = moved.indexOf(event);
            int to = Math.min(moved.size() - 1, from + random.nextInt(places + 1));
            moved.add(to, moved.remove(from));
        }
        return moved;
    }
}
