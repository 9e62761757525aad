package io.chate2ee.groupsync.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.group.GroupState;
import io.chate2ee.groupsync.testing.ChatGroup;
import io.chate2ee.groupsync.testing.Person;
import io.chate2ee.standin.exchange.Operation;
import io.chate2ee.standin.record.CallRecord;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** As many members as clients load: 99 and the owner. */
class FullGroupsIT extends ApplierFixture {
    private static final int PLACES = 99;

    /** What one push may bring, and what the cloud refuses beyond. */
    private static final int LARGEST_META = 10 * 1024;

    @Test
    void theFirstNinetyNineReadAndTheOthersWaitInTheOrderTheyCame() {
        Person[] crowd = crowd(PLACES + 3);
        ChatGroup group = group(crowd);

        settle();

        List<Person> all = List.of(crowd);
        assertThat(all.subList(0, PLACES))
                .allSatisfy(person -> assertThat(reads(person, group)).hasSize(1));
        assertThat(all.subList(PLACES, all.size()))
                .allSatisfy(person -> assertThat(reads(person, group)).isEmpty());
        assertThat(told(group).lastRecord().state()).isEqualTo(GroupState.FULL);
        assertThat(told(group).lastRecord().granted()).hasSize(PLACES);
        assertThat(told(group).lastRecord().waiting()).isEqualTo(3);
        assertThat(pushes()).hasSize(5).allSatisfy(push -> {
            assertThat(push.status()).isEqualTo(200);
            assertThat(push.requestBytes()).as("all of the push").isLessThan(LARGEST_META + 1_500);
        });

        group.remove(crowd[10], crowd[20]);
        settle();

        assertThat(reads(crowd[PLACES], group)).hasSize(2).isEqualTo(reads(crowd[0], group));
        assertThat(reads(crowd[PLACES + 1], group)).hasSize(2);
        assertThat(reads(crowd[PLACES + 2], group)).as("came last, still waits").isEmpty();
        assertThat(reads(crowd[10], group)).isEmpty();
        assertThat(told(group).lastRecord().state()).isEqualTo(GroupState.FULL);
        assertThat(told(group).lastRecord().waiting()).isEqualTo(1);
    }

    @Test
    void whoComesBackToAFullGroupStandsAtTheEndOfTheQueue() {
        Replica ofTwoPlaces = Replica.start(surroundings, Map.of("groups.places", "2"));
        ChatGroup group = group(alice, bob, carol);
        settle(ofTwoPlaces);
        assertThat(reads(carol, group)).isEmpty();

        group.remove(alice);
        settle(ofTwoPlaces);
        group.admit(alice);
        settle(ofTwoPlaces);

        assertThat(reads(carol, group)).hasSize(2).isEqualTo(reads(bob, group));
        assertThat(reads(alice, group)).isEmpty();
        assertThat(lines(group))
                .as("whose card was there before")
                .contains("WAITING carol 0 added-carol", "GRANTED carol 1 place-free");
    }

    @Test
    void whoWaitsForAPlaceGivesNoWorkWheneverTheirCardIsLookedUpButANewCardDoes() {
        Replica ofTwoPlaces = Replica.start(surroundings, Map.of("groups.places", "2"));
        ChatGroup group = group(alice, bob, carol);
        settle(ofTwoPlaces);

        looksForAllCards(ofTwoPlaces);
        assertThat(groupsWithWork()).isZero();

        bob.publishesCard();
        looksForAllCards(ofTwoPlaces);
        assertThat(groupsWithWork()).isEqualTo(1);
        settle(ofTwoPlaces);
        assertThat(reads(bob, group)).hasSize(1);
    }

    private static void looksForAllCards(Replica replica) {
        surroundings.sql("update cards set looked_up_at = clock_timestamp() - interval '1 day'");
        replica.waitingCards.sweep().await().indefinitely();
    }

    private static long groupsWithWork() {
        return surroundings
                .pool()
                .query("select count(*) from groups where dirty_since is not null")
                .executeAndAwait()
                .iterator()
                .next()
                .getLong(0);
    }

    private static Person[] crowd(int size) {
        String run = Long.toString(System.nanoTime());
        return IntStream.range(0, size)
                .mapToObj(i -> new Person("crowd" + i + "-" + run, surroundings).publishesCard())
                .toArray(Person[]::new);
    }

    private static List<CallRecord> pushes() {
        return calls(Operation.KEYKNOX_V2_PUSH);
    }
}
