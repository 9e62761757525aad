package io.chate2ee.groupsync.plan;

import io.chate2ee.contract.group.GroupState;
import java.util.List;

/**
 * Turns what is desired and what is known about the cloud into one round of steps. Pure and total: the same view gives
 * the same plan, and planning again after any crash gives what is left to do.
 *
 * <p>Where newcomers are given nothing of what was before ({@link History#FROM_JOIN}), a stay's first epoch is settled before anything of it is
 * given, is opened in the round that begins the stay, and holds until the stay ends.
 *
 * <p>A round goes: one new epoch for all removals together, pushed to those who stay; then the removed lose their copies; then
 * everybody who lacks an epoch gets it, the newest epoch first.
 */
public final class Planner {
    private final Limits limits;

    /** A planner that keeps to the given limits. */
    public Planner(Limits limits) {
        this.limits = limits;
    }

    /** What to do next. */
    public Plan plan(GroupView view) {
        if (view.ended()) {
            boolean nothingThere = view.epochs().isEmpty() && view.holders().isEmpty();
            return new Plan(nothingThere ? List.of() : List.of(new Step.DeleteGroup()), GroupState.DELETED, List.of());
        }
        Seating seating = Seating.of(view, limits);
        return new Plan(new Round(view, seating, limits).steps(), outcome(seating), seating.waiting());
    }

    private static GroupState outcome(Seating seating) {
        if (seating.placed().isEmpty()) {
            return GroupState.WAITING;
        }
        return seating.full() ? GroupState.FULL : GroupState.IN_SYNC;
    }
}
