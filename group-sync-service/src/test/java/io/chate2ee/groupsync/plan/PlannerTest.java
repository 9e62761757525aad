package io.chate2ee.groupsync.plan;

import static io.chate2ee.groupsync.plan.Views.OWNER;
import static io.chate2ee.groupsync.plan.Views.group;
import static io.chate2ee.groupsync.plan.Views.upTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.group.GroupState;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlannerTest {
    private static final Planner PLANNER = new Planner(new Limits(OWNER, 99, 50, History.ALL, Views.pushesOf(24)));

    @ParameterizedTest(name = "{0}")
    @MethodSource("rounds")
    @DisplayName("A round is:")
    void aRoundIs(String situation, Views views, String expectedSteps, GroupState expectedOutcome) {
        Plan plan = PLANNER.plan(views.view());

        assertThat(text(plan.steps())).isEqualTo(expectedSteps);
        assertThat(plan.outcome()).isEqualTo(expectedOutcome);
    }

    static Stream<Arguments> rounds() {
        return Stream.concat(additions(), Stream.concat(removals(), Stream.concat(resumed(), oddities())));
    }

    private static Stream<Arguments> additions() {
        return Stream.of(
                round("nobody desired: nothing", group(), "", GroupState.WAITING),
                round("nobody has a card: wait", group().wantsWithoutCard("dave"), "", GroupState.WAITING),
                round("no identity yet: wait", group().wantsWithoutIdentity("dave"), "", GroupState.WAITING),
                round(
                        "a new group: epoch 0 for those with a card",
                        group().wants("alice", "bob").wantsWithoutCard("dave"),
                        "store 0; push 0 [alice bob]",
                        GroupState.IN_SYNC),
                round(
                        "all is as it should be: nothing",
                        group().wants("alice").holds("alice", 0, 1).epochs(0, 1),
                        "",
                        GroupState.IN_SYNC),
                round(
                        "a newcomer: the newest epoch first, then downwards, nothing for the others",
                        group().wants("alice", "carol").holds("alice", 0, 1, 2).epochs(0, 1, 2),
                        "push 2 [carol]; push 1 [carol]; push 0 [carol]",
                        GroupState.IN_SYNC),
                round(
                        "two newcomers share the pushes",
                        group().wants("alice", "carol", "dave")
                                .holds("alice", 0)
                                .epochs(0),
                        "push 0 [carol dave]",
                        GroupState.IN_SYNC),
                round(
                        "a new card: everything again for it",
                        group().wantsWithCard("alice", "second-card")
                                .holds("alice", 0, 1)
                                .epochs(0, 1),
                        "push 1 [alice]; push 0 [alice]",
                        GroupState.IN_SYNC),
                round(
                        "kicked and back before the round: nothing",
                        group().wants("alice", "bob")
                                .holds("alice", 0)
                                .holds("bob", 0)
                                .epochs(0),
                        "",
                        GroupState.IN_SYNC));
    }

    private static Stream<Arguments> removals() {
        return Stream.of(
                round(
                        "one removed: one new epoch for those who stay, told, then the copies go",
                        group().wants("alice").holds("alice", 0).holds("bob", 0).epochs(0),
                        "store 1; push 1 [alice]; tell; revoke bob",
                        GroupState.IN_SYNC),
                round(
                        "many removed: still one new epoch",
                        group().wants("alice")
                                .holds("alice", 0)
                                .holds("bob", 0)
                                .holds("carol", 0)
                                .holds("dave", 0)
                                .epochs(0),
                        "store 1; push 1 [alice]; tell; revoke bob; revoke carol; revoke dave",
                        GroupState.IN_SYNC),
                round(
                        "removal before addition; the newcomer gets the new epoch first",
                        group().wants("alice", "carol")
                                .holds("alice", 0)
                                .holds("bob", 0)
                                .epochs(0),
                        "store 1; push 1 [alice]; tell; revoke bob; push 1 [carol]; push 0 [carol]",
                        GroupState.IN_SYNC),
                round(
                        "everybody removed: the new epoch is the owner's alone",
                        group().holds("bob", 0).epochs(0),
                        "store 1; push 1 []; tell; revoke bob",
                        GroupState.WAITING),
                round(
                        "a waiting member removed: nothing to undo",
                        group().wants("alice").holds("alice", 0).epochs(0),
                        "",
                        GroupState.IN_SYNC),
                round(
                        "a push to the removed member whose answer was lost counts as a copy",
                        group().wants("alice")
                                .holds("alice", 0)
                                .mayHold("bob", 0)
                                .epochs(0),
                        "store 1; push 1 [alice]; tell; revoke bob",
                        GroupState.IN_SYNC),
                round(
                        "a push that may still be on its way to the removed: the hash it names is written over before the copies go",
                        group().wants("alice")
                                .holds("alice", 0, 1)
                                .mayHold("bob", 0)
                                .unsettled(0)
                                .epochs(1),
                        "push 0 []; revoke bob",
                        GroupState.IN_SYNC),
                round(
                        "the same where it is the newest epoch: a further epoch, and the old hash is written over",
                        group().wants("alice")
                                .holds("alice", 0)
                                .mayHold("bob", 0)
                                .unsettled(0),
                        "store 1; push 1 [alice]; tell; push 0 []; revoke bob",
                        GroupState.IN_SYNC),
                round(
                        "a push that may still be on its way to somebody who stays: it is made again",
                        group().wants("alice", "bob")
                                .holds("alice", 0)
                                .mayHold("bob", 0)
                                .unsettled(0),
                        "push 0 [bob]",
                        GroupState.IN_SYNC),
                round(
                        "a push that may still be on its way, but not to the removed: nothing to write over",
                        group().wants("alice", "carol")
                                .holds("alice", 0, 1)
                                .holder("carol", "card-of-carol", new long[] {0}, new long[] {1})
                                .holds("bob", 0)
                                .epochs(0)
                                .unsettled(1),
                        "push 1 [carol]; tell; revoke bob",
                        GroupState.IN_SYNC),
                round(
                        "a deleted group: one reset for everything",
                        group().ended().wants("alice").holds("alice", 0).epochs(0),
                        "delete",
                        GroupState.DELETED),
                round(
                        "a deleted group that never was pushed: nothing",
                        group().ended().wants("a"),
                        "",
                        GroupState.DELETED));
    }

    private static Stream<Arguments> resumed() {
        return Stream.of(
                round(
                        "crashed with epoch 0 stored, not pushed: no second epoch",
                        group().wants("alice").storedOnly(0),
                        "push 0 [alice]",
                        GroupState.IN_SYNC),
                round(
                        "crashed with the kick's epoch stored, not pushed: the same epoch goes on",
                        group().wants("alice")
                                .holds("alice", 0)
                                .holds("bob", 0)
                                .epochs(0)
                                .storedOnly(1),
                        "push 1 [alice]; tell; revoke bob",
                        GroupState.IN_SYNC),
                round(
                        "crashed before the resets: only the resets are left",
                        group().wants("alice")
                                .holds("alice", 0, 1)
                                .holds("bob", 0)
                                .epochs(0, 1),
                        "revoke bob",
                        GroupState.IN_SYNC),
                round(
                        "crashed in a reset: it is sent again",
                        group().wants("alice")
                                .holds("alice", 0, 1)
                                .mayHold("bob", 0)
                                .epochs(0, 1),
                        "revoke bob",
                        GroupState.IN_SYNC),
                round(
                        "back again while the reset's answer is unknown: everything is shared anew",
                        group().wants("alice", "bob")
                                .holds("alice", 0, 1)
                                .mayHold("bob", 0)
                                .epochs(0, 1),
                        "push 1 [bob]; push 0 [bob]",
                        GroupState.IN_SYNC),
                round(
                        "another removal while a new epoch is partly pushed: a further epoch, and the part is completed",
                        group().wants("alice", "carol")
                                .holds("alice", 0, 1)
                                .holds("carol", 0)
                                .holds("dave", 0, 1)
                                .epochs(0, 1),
                        "store 2; push 2 [alice carol]; tell; revoke dave; push 1 [carol]",
                        GroupState.IN_SYNC),
                round(
                        "crashed in the middle of an addition: the older epochs follow",
                        group().wants("alice", "bob")
                                .holds("alice", 0, 1, 2)
                                .holds("bob", 2)
                                .epochs(0, 1, 2),
                        "push 1 [bob]; push 0 [bob]",
                        GroupState.IN_SYNC));
    }

    private static Stream<Arguments> oddities() {
        return Stream.of(
                round(
                        "the owner as a member is neither added nor removed",
                        group().wantsOwner()
                                .wants("alice")
                                .holds("alice", 0)
                                .holder("x", "c", upTo(0), upTo(0))
                                .epochs(0),
                        "store 1; push 1 [alice]; tell; revoke x",
                        GroupState.IN_SYNC),
                round(
                        "two users with one identity: the first has it, the second waits",
                        group().wants("alice")
                                .want("bob", Views.identity("alice"), new MemberCard("card-of-alice", Views.ANY_KEY)),
                        "store 0; push 0 [alice]",
                        GroupState.IN_SYNC),
                round(
                        "a holder whose card went away stays, gets nothing new and waits",
                        group().wants("alice")
                                .wantsWithoutCard("bob")
                                .holds("alice", 0)
                                .holds("bob", 0)
                                .epochs(0),
                        "",
                        GroupState.IN_SYNC));
    }

    private static Arguments round(String situation, Views views, String steps, GroupState outcome) {
        return Arguments.of(situation, views, steps, outcome);
    }

    static String text(List<Step> steps) {
        return steps.stream().map(PlannerTest::text).collect(Collectors.joining("; "));
    }

    private static String text(Step step) {
        if (step instanceof Step.Push push) {
            return "push " + push.epoch()
                    + push.recipients().stream()
                            .map(member -> member.uid().value())
                            .collect(Collectors.joining(" ", " [", "]"));
        }
        if (step instanceof Step.Revoke revoke) {
            return "revoke " + revoke.uid();
        }
        if (step instanceof Step.StoreEpoch store) {
            return "store " + store.epoch();
        }
        return step instanceof Step.Tell ? "tell" : "delete";
    }
}
