package io.chate2ee.groupsync.plan;

import static io.chate2ee.groupsync.plan.Views.OWNER;
import static io.chate2ee.groupsync.plan.Views.group;
import static io.chate2ee.groupsync.plan.Views.upTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.contract.group.GroupState;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.virgil.envelope.RecipientChunks;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What rounds cost, and who gets a place. */
class PlannerLimitsTest {
    private static final Planner PLANNER = new Planner(new Limits(OWNER, 99, 50, History.ALL, Views.pushesOf(24)));

    @Test
    void membersAreGivenTheNewestFiftyEpochsOnly() {
        Plan plan = PLANNER.plan(group().wants("alice", "bob")
                .holds("alice", upTo(59))
                .epochs(upTo(59))
                .view());

        assertThat(plan.steps()).hasSize(50).first().isEqualTo(push(59, "bob"));
        assertThat(plan.steps()).last().isEqualTo(push(10, "bob"));
    }

    @Test
    void ninetyJoinsTakeFourPushesForTheOneEpoch() {
        Plan plan = PLANNER.plan(group().wants("alice")
                .wants(names("user", 90))
                .holds("alice", 0)
                .epochs(0)
                .view());

        assertThat(plan.steps())
                .hasSize(4)
                .allSatisfy(step -> assertThat(((Step.Push) step).recipients()).hasSizeLessThanOrEqualTo(24));
    }

    @Test
    void pushesAreCutWhereTheCloudWouldRefuseThem() {
        // 24 members and the owner come to 8,776 characters of meta: one member fewer is the most that stays below
        // 8,500.
        Limits tight = new Limits(OWNER, 99, 50, History.ALL, new RecipientChunks(Views.ANY_KEY, 8_500, 24));

        List<Step> steps = new Planner(tight)
                .plan(group().wants("alice")
                        .wants(names("user", 24))
                        .holds("alice", 0)
                        .epochs(0)
                        .view())
                .steps();

        assertThat(steps)
                .extracting(step -> ((Step.Push) step).recipients().size())
                .containsExactly(23, 1);
    }

    @Test
    void thirtyKicksFromNinetyTakeOneEpochThreePushesAndThirtyResets() {
        Views views = group().wants(names("stays", 60)).epochs(0);
        IntStream.range(0, 60).forEach(i -> views.holds("stays" + i, 0));
        IntStream.range(0, 30).forEach(i -> views.holds("goes" + i, 0));

        List<Step> steps = PLANNER.plan(views.view()).steps();

        assertThat(steps.stream().filter(Step.StoreEpoch.class::isInstance)).hasSize(1);
        assertThat(steps.stream().filter(Step.Push.class::isInstance)).hasSize(3);
        assertThat(steps.stream().filter(Step.Revoke.class::isInstance)).hasSize(30);
    }

    @Test
    void beyondNinetyNineMembersTheLatestComersWait() {
        Plan plan = PLANNER.plan(group().wants(names("user", 101)).view());

        assertThat(plan.outcome()).isEqualTo(GroupState.FULL);
        assertThat(plan.waiting()).containsExactly(new Uid("user99"), new Uid("user100"));
    }

    @Test
    void whoHasAPlaceKeepsItAgainstAnEarlierComer() {
        Planner two = new Planner(new Limits(OWNER, 2, 50, History.ALL, Views.pushesOf(24)));

        Plan plan = two.plan(group().wants("early", "alice", "bob")
                .holds("alice", 0)
                .holds("bob", 0)
                .epochs(0)
                .view());

        assertThat(plan.steps()).isEmpty();
        assertThat(plan.waiting()).containsExactly(new Uid("early"));
        assertThat(plan.outcome()).isEqualTo(GroupState.FULL);
    }

    @Test
    void aPlaceThatBecomesFreeIsTakenInTheSameRound() {
        Planner two = new Planner(new Limits(OWNER, 2, 50, History.ALL, Views.pushesOf(24)));

        Plan plan = two.plan(group().wants("alice", "carol")
                .holds("alice", 0)
                .holds("bob", 0)
                .epochs(0)
                .view());

        assertThat(PlannerTest.text(plan.steps()))
                .isEqualTo("store 1; push 1 [alice]; tell; revoke bob; push 1 [carol]; push 0 [carol]");
    }

    @Test
    void limitsThatLeaveNoRoomAreRefused() {
        RecipientChunks pushes = Views.pushesOf(24);

        assertThatThrownBy(() -> new Limits(OWNER, 0, 50, History.ALL, pushes))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limits(OWNER, 99, 0, History.ALL, pushes))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String[] names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toArray(String[]::new);
    }

    private static Step push(long epoch, String name) {
        return new Step.Push(
                epoch,
                List.of(new Recipient(
                        Views.identity(name), new Uid(name), new MemberCard("card-of-" + name, Views.ANY_KEY))));
    }
}
