package io.chate2ee.groupsync.plan;

import static io.chate2ee.groupsync.plan.Views.OWNER;
import static io.chate2ee.groupsync.plan.Views.group;
import static io.chate2ee.groupsync.plan.Views.identity;
import static io.chate2ee.groupsync.plan.Views.stay;
import static io.chate2ee.groupsync.plan.Views.upTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.id.Uid;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What newcomers are given of what was before: nothing, or, as soon as the policy is another, everything. */
class FromJoinTest {
    private static final Planner FROM_JOIN =
            new Planner(new Limits(OWNER, 99, 50, History.FROM_JOIN, Views.pushesOf(24)));
    private static final Planner ALL = new Planner(new Limits(OWNER, 99, 50, History.ALL, Views.pushesOf(24)));

    @Test
    void firstMembersBeginWithTheFirstEpoch() {
        assertThat(steps(group().wantsFrom("ann", null).wantsFrom("bob", null)))
                .containsExactly(
                        new Step.StoreEpoch(0),
                        new Step.BeginStays(0, List.of(stay("ann", 0), stay("bob", 1))),
                        push(0, "ann", "bob"));
    }

    @Test
    void newcomersGetANewEpochThatEverybodyGetsAndNothingElse() {
        var view = group().wantsFrom("ann", 0L).holds("ann", 0, 1).epochs(0, 1).wantsFrom("bob", null);

        assertThat(steps(view.wantsFrom("cid", null)))
                .containsExactly(
                        new Step.StoreEpoch(2),
                        new Step.BeginStays(2, List.of(stay("bob", 1), stay("cid", 2))),
                        push(2, "ann", "bob", "cid"));
    }

    @Test
    void removalsAndNewcomersOfOneRoundShareOneEpoch() {
        var view = group().holds("zoe", 0)
                .wantsFrom("ann", 0L)
                .holds("ann", 0)
                .epochs(0)
                .wantsFrom("bob", null);

        assertThat(steps(view))
                .containsExactly(
                        new Step.StoreEpoch(1),
                        new Step.BeginStays(1, List.of(stay("bob", 1))),
                        push(1, "ann"),
                        new Step.Tell(),
                        revoke("zoe"),
                        push(1, "bob"));
    }

    @Test
    void aRoundThatWasCutShortGivesWhatItWasAboutTo() {
        assertThat(steps(group().wantsFrom("ann", 0L)
                        .holds("ann", 0)
                        .epochs(0)
                        .storedOnly(1)
                        .wantsFrom("bob", null)))
                .as("after the epoch was stored")
                .containsExactly(new Step.BeginStays(1, List.of(stay("bob", 1))), push(1, "ann", "bob"));
        assertThat(steps(group().wantsFrom("ann", 0L)
                        .holds("ann", 0, 1)
                        .epochs(0, 1)
                        .wantsFrom("bob", 1L)))
                .as("after a push")
                .containsExactly(push(1, "bob"));
    }

    @Test
    void anEpochThatSomebodyMayHaveUsedIsNoNewcomersFirst() {
        var lostInTheCloud = group().wantsFrom("ann", 0L).mayHold("ann", 0).storedOnly(0);

        assertThat(steps(lostInTheCloud.wantsFrom("bob", null))).contains(new Step.StoreEpoch(1));
    }

    @Test
    void whoeverWentAndCameBackBeforeARoundBeginsANewStay() {
        var view = group().wantsFrom("ann", 0L).holds("ann", 0).epochs(0).wantsFrom("bob", null);

        assertThat(steps(view.holds("bob", 0)))
                .containsExactly(
                        new Step.StoreEpoch(1),
                        new Step.BeginStays(1, List.of(stay("bob", 1))),
                        push(1, "ann"),
                        new Step.Tell(),
                        revoke("bob"),
                        push(1, "bob"));
    }

    @Test
    void whoeverWentAndCameBackLosesTheOldCopiesEvenWithoutACard() {
        var view = group().wantsFrom("ann", 0L).holds("ann", 0).epochs(0).wantsFrom("bob", null, null);

        assertThat(steps(view.holds("bob", 0)))
                .containsExactly(new Step.StoreEpoch(1), push(1, "ann"), new Step.Tell(), revoke("bob"));
    }

    @Test
    void whoeverLosesTheOldCopiesAndHasNoCardGivesUpThePlace() {
        var planner = new Planner(new Limits(OWNER, 2, 50, History.FROM_JOIN, Views.pushesOf(24)));
        var view = group().wantsFrom("ann", 0L).holds("ann", 0).epochs(0).wantsFrom("bob", null, null);

        var plan = planner.plan(view.holds("bob", 0).wantsFrom("cid", null).view());

        assertThat(plan.steps()).endsWith(revoke("bob"), push(1, "cid"));
        assertThat(plan.waiting()).containsExactly(new Uid("bob"));
    }

    @Test
    void copiesFromBeforeTheStayAreTakenAwayWithoutAFurtherEpoch() {
        var view = group().wantsFrom("ann", 0L).holds("ann", 0, 1).epochs(0, 1).wantsFrom("bob", 1L);

        assertThat(steps(view.holds("bob", 0))).containsExactly(revoke("bob"), push(1, "bob"));
    }

    @Test
    void anotherCardIsGivenWhatTheStayHasAndNoMore() {
        var view = group().wantsFrom("ann", 0L)
                .holds("ann", upTo(3))
                .epochs(0, 1, 2, 3)
                .wantsFrom("bob", 2L);

        assertThat(steps(view.holder("bob", "card-before", new long[] {2, 3}, new long[0])))
                .containsExactly(push(3, "bob"), push(2, "bob"));
    }

    @Test
    void underAllNothingIsMadeOfAShortAbsenceButTheStayIsSettled() {
        var view = group().wantsFrom("ann", null).holds("ann", 0).epochs(0);

        assertThat(ALL.plan(view.view()).steps()).containsExactly(new Step.BeginStays(0, List.of(stay("ann", 0))));
    }

    @Test
    void underAllEverybodyIsGivenWhatWasHeldBackBefore() {
        var view = group().wantsFrom("ann", 2L).holds("ann", 2, 3).epochs(0, 1, 2, 3);

        assertThat(ALL.plan(view.view()).steps())
                .containsExactly(new Step.BeginStays(0, List.of(stay("ann", 0))), push(1, "ann"), push(0, "ann"));
    }

    @Test
    void whoeverHasEverythingKeepsItUnderFromJoin() {
        assertThat(steps(group().wantsFrom("ann", 0L).holds("ann", 0, 1).epochs(0, 1)))
                .isEmpty();
    }

    private static List<Step> steps(Views views) {
        return FROM_JOIN.plan(views.view()).steps();
    }

    private static Step push(long epoch, String... names) {
        return new Step.Push(
                epoch,
                Arrays.stream(names)
                        .map(name -> new Recipient(
                                identity(name), new Uid(name), new MemberCard("card-of-" + name, Views.ANY_KEY)))
                        .toList());
    }

    private static Step revoke(String name) {
        return new Step.Revoke(identity(name), new Uid(name));
    }
}
