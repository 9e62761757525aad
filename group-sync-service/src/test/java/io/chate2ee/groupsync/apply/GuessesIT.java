package io.chate2ee.groupsync.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.groupsync.testing.ChatGroup;
import io.chate2ee.standin.exchange.Operation;
import io.chate2ee.standin.faults.Fault;
import io.chate2ee.standin.faults.FaultRule;
import io.chate2ee.standin.guesses.Guess;
import io.chate2ee.standin.guesses.Guesses;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where it is not known how the real cloud answers, either answer will do: a group's whole life with its lost answers, deaths and
 * strangers in it, under each choice of the stand-in and under all of them at once.
 */
class GuessesIT extends ApplierFixture {

    static Stream<Guesses> choices() {
        return Stream.concat(
                Arrays.stream(Guess.values()).map(guess -> Guesses.USUAL.with(guess, false)),
                Stream.of(new Guesses(Set.of(Guess.values()))));
    }

    @ParameterizedTest
    @MethodSource("choices")
    void aGroupsLifeComesOutAsDesired(Guesses guesses) {
        surroundings.anotherCloud(guesses);
        start();
        ChatGroup group = group(alice, bob, dave);
        answersAreLost(Operation.KEYKNOX_V2_PUSH);
        settle();
        assertThat(rights(group)).isEqualTo(Map.of("0", Set.of("alice", "bob")));

        group.remove(bob).admit(carol);
        answersAreLost(Operation.KEYKNOX_V2_PUSH, Operation.KEYKNOX_V2_RESET, Operation.KEYKNOX_V2_PULL);
        settle();
        assertThat(rights(group)).isEqualTo(Map.of("0", Set.of("alice", "carol"), "1", Set.of("alice", "carol")));

        dave.publishesCard();
        alice.publishesCard();
        surroundings.sql("update cards set looked_up_at = clock_timestamp() - interval '1 day'");
        replica.sweep().await().indefinitely();
        group.admit(bob);
        DyingCloud.after(io.chate2ee.virgil.cloud.Operation.KEYKNOX_PUSH, 2).killsOneOn(surroundings);
        settle();
        assertThat(reads(alice, group)).hasSize(2);
        assertThat(Stream.of(bob, carol, dave))
                .allSatisfy(person -> assertThat(reads(person, group)).isEqualTo(reads(alice, group)));

        somebodyElseTakesEverythingAway(group);
        settle();
        assertThat(reads(bob, group)).isEqualTo(reads(alice, group)).hasSize(2);

        group.delete();
        answersAreLost(Operation.KEYKNOX_V2_RESET);
        settle();
        assertThat(rights(group)).isEmpty();
        group.createAgain().admit(alice);
        settle();
        assertThat(rights(group)).isEqualTo(Map.of("0", Set.of("alice")));
        assertThat(group.row().getString("state")).isEqualTo("in-sync");
    }

    private void somebodyElseTakesEverythingAway(ChatGroup group) {
        new OwnersHand(surroundings, replica.owner).resetPath(group);
        surroundings.sql("update groups set verify_at = clock_timestamp()");
    }

    private static void answersAreLost(Operation... operations) {
        for (Operation operation : operations) {
            surroundings.standIn().faults().add(FaultRule.next(1, operation, new Fault.DropAnswer()));
        }
    }
}
