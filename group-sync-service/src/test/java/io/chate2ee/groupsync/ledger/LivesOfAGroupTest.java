package io.chate2ee.groupsync.ledger;

import static io.chate2ee.groupsync.ledger.Ledgers.after;
import static io.chate2ee.groupsync.ledger.Told.at;
import static io.chate2ee.groupsync.ledger.Told.created;
import static io.chate2ee.groupsync.ledger.Told.deleted;
import static io.chate2ee.groupsync.ledger.Told.in;
import static io.chate2ee.groupsync.ledger.Told.out;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LivesOfAGroupTest {
    @Nested
    class OfAGuidNeverSeen {
        @Test
        void createdOpensALifeWithItsMembers() {
            Ledgers ledger = after(created(10, "alice", "bob"));

            assertThat(ledger.newest()).contains(new Life(1, at(10), Creation.SEEN, null, null, null));
            assertThat(ledger.desired()).containsExactly("alice", "bob");
        }

        @Test
        void aMemberEventOpensALifeWhoseOtherMembersAreNotKnown() {
            assertThat(after(in(10.0, 15, "bob")).newest())
                    .contains(new Life(1, at(10), Creation.TOLD, null, null, null));
            assertThat(after(out(10.0, 15, "bob")).newest())
                    .contains(new Life(1, at(10), Creation.TOLD, null, null, null));
        }

        @Test
        void theEventsTimeStandsForAMissingTimeOfCreation() {
            assertThat(after(in(null, 15, "bob")).newest())
                    .contains(new Life(1, at(15), Creation.GUESSED, null, null, null));
        }

        @Test
        void deletedIsRememberedSoThatLateEventsStayOut() {
            Ledgers ledger = after(deleted(10.0, 20), created(10, "alice"), in(10.0, 15, "bob"), in(null, 12, "carol"));

            assertThat(ledger.lives()).isEqualTo(1);
            assertThat(ledger.newest()).contains(new Life(1, at(10), Creation.TOLD, at(20), null, null));
            assertThat(ledger.desired()).isEmpty();
        }
    }

    @Nested
    class OfALivingGroup {
        @Test
        void createdAfterAGuessTellsTheTruthAboutTheSameLife() {
            Ledgers ledger = after(in(null, 15, "bob"), created(10, "alice"));

            assertThat(ledger.newest()).contains(new Life(1, at(10), Creation.SEEN, null, null, null));
            assertThat(ledger.desired()).containsExactly("alice", "bob");
        }

        @Test
        void anEarlierGuessAndATellingSharpenAGuess() {
            assertThat(after(in(null, 15, "bob"), in(null, 12, "carol")).newest())
                    .contains(new Life(1, at(12), Creation.GUESSED, null, null, null));
            assertThat(after(in(null, 15, "bob"), in(10.0, 12, "carol")).newest())
                    .contains(new Life(1, at(10), Creation.TOLD, null, null, null));
        }

        @Test
        void createdAgainWithTheSameTimeIsTheSameLife() {
            Ledgers ledger = after(created(10, "alice"), created(10, "alice", "bob"));

            assertThat(ledger.lives()).isEqualTo(1);
            assertThat(ledger.desired()).containsExactly("alice", "bob");
        }

        @Test
        void producersMayDifferWithinASecond() {
            Ledgers ledger = after(created(10.7, "alice"), in(10.0, 15, "bob"), out(10.9, 16, "alice"));

            assertThat(ledger.newest()).contains(new Life(1, at(10.7), Creation.SEEN, null, null, null));
            assertThat(ledger.desired()).containsExactly("bob");
        }

        @Test
        void createdWithALaterTimeEndsALifeWhoseDeletionWasMissed() {
            Ledgers ledger = after(created(10, "alice", "bob"));
            ledger.tookUrgent();

            ledger.foldOneByOne(java.util.List.of(created(30, "carol")));

            assertThat(ledger.lives()).isEqualTo(2);
            assertThat(ledger.desired()).containsExactly("carol");
            assertThat(ledger.tookUrgent())
                    .as("the old life's members lose access")
                    .isTrue();
        }

        @Test
        void createdWithAnEarlierTimeIsOld() {
            Ledgers ledger = after(created(30, "carol"), created(10, "alice"));

            assertThat(ledger.lives()).isEqualTo(1);
            assertThat(ledger.desired()).containsExactly("carol");
        }

        @Test
        void memberEventsOfAnEarlierGroupAreOld() {
            Ledgers ledger = after(
                    created(30, "carol"),
                    in(10.0, 40, "alice"),
                    out(10.0, 40, "carol"),
                    in(null, 20, "alice"),
                    out(null, 29.5, "carol"));

            assertThat(ledger.desired()).containsExactly("carol");
            assertThat(ledger.needsSnapshot()).isFalse();
        }

        @Test
        void deletionOfAnEarlierGroupIsOld() {
            assertThat(after(created(30, "carol"), deleted(10.0, 40)).desired()).containsExactly("carol");
            assertThat(after(created(30, "carol"), deleted(null, 20)).desired()).containsExactly("carol");
        }

        @Test
        void admissionToAGroupNotYetSeenLetsNobodyInAndAsksForASnapshot() {
            Ledgers ledger = after(created(10, "alice"), in(30.0, 40, "bob"));

            assertThat(ledger.desired()).containsExactly("alice");
            assertThat(ledger.needsSnapshot()).isTrue();
        }

        @Test
        void removalFromAGroupNotYetSeenActsAndAsksForASnapshot() {
            Ledgers ledger = after(created(10, "alice", "bob"), out(30.0, 40, "bob"));

            assertThat(ledger.desired()).containsExactly("alice");
            assertThat(ledger.needsSnapshot()).isTrue();
        }

        @Test
        void deletedEndsIt() {
            assertThat(after(created(10, "alice"), deleted(10.0, 20)).newest())
                    .contains(new Life(1, at(10), Creation.TOLD, at(20), null, null));
            assertThat(after(created(10, "alice"), deleted(null, 20)).newest())
                    .contains(new Life(1, at(10), Creation.SEEN, at(20), null, null));
        }

        @Test
        void deletionOfALaterGroupEndsItTooAndKeepsThatGroupOut() {
            Ledgers ledger = after(created(10, "alice"), deleted(30.0, 40), created(30, "bob"));

            assertThat(ledger.lives()).isEqualTo(1);
            assertThat(ledger.desired()).isEmpty();
        }

        @Test
        void anUnreadableEventAsksForASnapshot() {
            Ledgers ledger = after(created(10, "alice"));

            ledger.foldUnreadable();

            assertThat(ledger.needsSnapshot()).isTrue();
            assertThat(ledger.desired()).containsExactly("alice");
        }
    }

    @Nested
    class OfADeadGuid {
        @Test
        void onlyCreatedOpensANewLife() {
            Ledgers ledger = after(created(10, "alice"), deleted(10.0, 20), created(30, "bob"));

            assertThat(ledger.newest()).contains(new Life(2, at(30), Creation.SEEN, null, null, null));
            assertThat(ledger.desired()).containsExactly("bob");
        }

        @Test
        void aGroupCanBeMadeAgainWithinASecond() {
            Ledgers ledger = after(created(10.1, "alice"), deleted(10.1, 10.2), created(10.3, "bob"));

            assertThat(ledger.lives()).isEqualTo(2);
            assertThat(ledger.desired()).containsExactly("bob");
        }

        @Test
        void aMemberEventOfALaterGroupOpensNothingAndAsksForASnapshot() {
            assertThat(after(created(10), deleted(10.0, 20), in(30.0, 40, "bob")))
                    .matches(ledger -> ledger.lives() == 1
                            && ledger.needsSnapshot()
                            && ledger.desired().isEmpty());
            assertThat(after(created(10), deleted(10.0, 20), in(null, 40, "bob")))
                    .matches(ledger -> ledger.lives() == 1 && ledger.needsSnapshot());
        }

        @Test
        void lateEventsOfTheDeadLifeAreOldAndAskForNothing() {
            Ledgers ledger = after(
                    created(10, "alice"),
                    deleted(10.0, 20),
                    in(10.0, 15, "bob"),
                    in(null, 19, "bob"),
                    out(null, 19, "alice"),
                    created(10, "alice"),
                    deleted(10.0, 20),
                    deleted(null, 20));

            assertThat(ledger.newest()).contains(new Life(1, at(10), Creation.TOLD, at(20), null, null));
        }

        @Test
        void lateEventsOfTheDeadLifeDoNotTouchTheNewOne() {
            Ledgers ledger = after(
                    created(10, "alice"),
                    deleted(10.0, 20),
                    created(30, "bob"),
                    in(10.0, 15, "carol"),
                    out(10.0, 35, "bob"),
                    in(null, 15, "carol"),
                    out(null, 19, "bob"),
                    deleted(10.0, 20),
                    deleted(null, 20),
                    created(10, "alice"));

            assertThat(ledger.lives()).isEqualTo(2);
            assertThat(ledger.desired()).containsExactly("bob");
        }

        @Test
        void aLateEventWithoutTimeOfCreationIsOldThoughTheNewLifeBeganWithinItsSecond() {
            Ledgers ledger = after(
                    created(10.0, "alice"),
                    deleted(10.0, 10.4),
                    created(10.6, "bob"),
                    in(null, 10.3, "carol"),
                    out(null, 10.3, "bob"));

            assertThat(ledger.desired()).containsExactly("bob");
            assertThat(ledger.standing("carol")).isEmpty();
        }

        @Test
        void deletionWithCoarserPrecisionDoesNotLetTheOldCreatedEventBackIn() {
            Ledgers ledger = after(created(10.7, "alice"), deleted(10.0, 20), created(10.7, "alice"));

            assertThat(ledger.lives()).isEqualTo(1);
            assertThat(ledger.desired()).isEmpty();
        }

        @Test
        void deletionOfAGroupThatWasNeverSeenKeepsItsEventsOut() {
            Ledgers ledger = after(created(10), deleted(10.0, 20), deleted(30.0, 40), created(30, "bob"));

            assertThat(ledger.desired()).isEmpty();
            assertThat(after(created(10), deleted(10.0, 20), deleted(null, 40), created(30, "bob"))
                            .desired())
                    .isEmpty();
        }

        @Test
        void anUnreadableEventChangesNothing() {
            Ledgers ledger = after(created(10, "alice"), deleted(10.0, 20));
            int writes = ledger.writes();

            ledger.foldUnreadable();

            assertThat(ledger.writes()).isEqualTo(writes);
        }
    }
}
