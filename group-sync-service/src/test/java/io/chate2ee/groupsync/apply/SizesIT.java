package io.chate2ee.groupsync.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.groupsync.testing.ChatGroup;
import io.chate2ee.groupsync.testing.Person;
import io.chate2ee.standin.exchange.Operation;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * At and beyond the sizes where something is full: 30 copies are as many as one value's meta can hold, 50 cards are one search, 99
 * members and the owner are as many as clients load, 50 epochs as many as they keep.
 */
class SizesIT extends ApplierFixture {
    private static final int PLACES = 99;
    private static final int KEPT_EPOCHS = 50;

    /** The last of the epochs that are reached one by one: {@code -Dsizes.epochs=200}. */
    private static final int EPOCHS = Integer.getInteger("sizes.epochs", 52);

    private static Person[] crowd;

    @BeforeAll
    static void aHundredPeopleWithCards() {
        String run = Long.toString(System.nanoTime());
        crowd = IntStream.rangeClosed(0, PLACES)
                .mapToObj(i -> new Person("crowd" + i + "-" + run, surroundings).publishesCard())
                .toArray(Person[]::new);
    }

    @Test
    void c8aKickFromMoreMembersThanOneSearchFindsLeavesTheOthersReadingAll() {
        ChatGroup group = group(some(0, 51));
        settle();
        surroundings.standIn().forgetCalls();

        group.remove(crowd[50]);
        settle();

        assertEachReads(group, 0, 50, 2);
        assertThat(reads(crowd[50], group)).isEmpty();
        assertThat(calls(Operation.KEYKNOX_V2_RESET)).hasSize(1);
    }

    @Test
    void c9aGroupGrowsPastTheMetaOfOnePushAndStopsAtItsPlaces() {
        ChatGroup group = group(some(0, 30));
        settle();
        assertEachReads(group, 0, 30, 1);

        group.admit(crowd[30]);
        settle();
        assertEachReads(group, 0, 31, 1);

        group.admit(some(31, PLACES));
        settle();
        assertEachReads(group, 0, PLACES, 1);

        group.admit(crowd[PLACES]);
        settle();
        assertThat(reads(crowd[PLACES], group)).as("the hundredth waits").isEmpty();

        group.remove(crowd[0]);
        settle();
        assertThat(reads(crowd[0], group)).isEmpty();
        assertEachReads(group, 1, PLACES + 1, 2);
        assertThat(calls(Operation.KEYKNOX_V2_PUSH)).allMatch(push -> push.status() == 200);
    }

    @Test
    void c10aGroupOfManyEpochsLosesAndAdmitsMembersAsAnyOther() {
        ChatGroup group = group(alice, crowd[0]);
        settle();
        int epochs = 1;
        while (epochs < EPOCHS) {
            int kicked = Math.min(EPOCHS - epochs, PLACES - 2);
            Person[] joiners = some(1, 1 + kicked);
            group.admit(joiners);
            settle();
            for (Person joiner : joiners) {
                group.remove(joiner);
                settle();
                epochs++;
                if (epochs == KEPT_EPOCHS || epochs == KEPT_EPOCHS + 1 || epochs == EPOCHS) {
                    aNewcomerReadsWhatClientsKeepAndLosesItAll(group, epochs++);
                }
            }
        }
        assertThat(rights(group))
                .hasSize(epochs)
                .allSatisfy((epoch, readers) -> assertThat(readers)
                        .containsExactlyInAnyOrder("alice", crowd[0].uid().split("-")[0]));
    }

    /** The kick of the newcomer makes one epoch more. */
    private void aNewcomerReadsWhatClientsKeepAndLosesItAll(ChatGroup group, int epochs) {
        group.admit(bob);
        settle();
        Map<Long, String> newest = reads(alice, group);
        newest.keySet().removeIf(epoch -> epoch < epochs - KEPT_EPOCHS);
        assertThat(reads(bob, group))
                .as("of %d epochs", epochs)
                .isEqualTo(newest)
                .hasSize(Math.min(epochs, KEPT_EPOCHS));
        group.remove(bob);
        settle();
        assertThat(reads(bob, group)).as("of %d epochs", epochs).isEmpty();
    }

    private void assertEachReads(ChatGroup group, int from, int to, int epochs) {
        Map<Long, String> all = reads(crowd[from], group);
        assertThat(all).hasSize(epochs);
        assertThat(some(from, to))
                .allSatisfy(person ->
                        assertThat(reads(person, group)).as(person.uid()).isEqualTo(all));
    }

    private static Person[] some(int from, int to) {
        return Arrays.copyOfRange(crowd, from, to);
    }
}
