package io.chate2ee.groupsync.apply;

import io.chate2ee.groupsync.owner.Owner;
import io.chate2ee.groupsync.plan.Step;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the steps of one plan in order. A push that fails does not hold back the removals of the same plan: the rest of the pushes is
 * skipped, the resets are made, and then the failure is reported.
 */
final class StepRunner {
    private final CloudSteps cloudSteps;
    private final Claim claim;
    private final Owner owner;
    private final Supplier<Uni<Void>> tell;
    private final LongPredicate overtaken;
    private final BooleanSupplier stopping;
    private @Nullable Throwable failure;

    /**
     * A runner for one plan.
     *
     * @param tell announces how far the group is
     * @param overtaken whether a change count seen by a write means that the plan is out of date
     * @param stopping whether the process is about to end
     */
    StepRunner(
            CloudSteps cloudSteps,
            Claim claim,
            Owner owner,
            Supplier<Uni<Void>> tell,
            LongPredicate overtaken,
            BooleanSupplier stopping) {
        this.cloudSteps = cloudSteps;
        this.claim = claim;
        this.owner = owner;
        this.tell = tell;
        this.overtaken = overtaken;
        this.stopping = stopping;
    }

    Uni<CloudSteps.Result> run(List<Step> steps) {
        if (steps.isEmpty()) {
            Throwable failed = failure;
            return failed == null
                    ? Uni.createFrom().item(CloudSteps.Result.DONE)
                    : Uni.createFrom().failure(failed);
        }
        if (stopping.getAsBoolean()) {
            return Uni.createFrom().failure(new StoppingException());
        }
        int taken = leadingRevokes(steps);
        List<Step> rest = steps.subList(Math.max(taken, 1), steps.size());
        Uni<CloudSteps.Result> work = taken > 0 ? revoke(steps.subList(0, taken)) : one(steps.get(0));
        return work.chain(result -> next(result, rest));
    }

    private Uni<CloudSteps.Result> next(CloudSteps.Result result, List<Step> rest) {
        boolean planIsVoid = result == CloudSteps.Result.PLAN_AGAIN
                || (failure == null
                        && !rest.isEmpty()
                        && overtaken.test(claim.lease().changeSeq()));
        return planIsVoid ? Uni.createFrom().item(CloudSteps.Result.PLAN_AGAIN) : run(rest);
    }

    private Uni<CloudSteps.Result> one(Step step) {
        if (failure != null) {
            return Uni.createFrom().item(CloudSteps.Result.DONE);
        }
        if (step instanceof Step.StoreEpoch store) {
            return cloudSteps.storeEpoch(claim, store);
        }
        if (step instanceof Step.BeginStays begin) {
            return cloudSteps.beginStays(claim, begin);
        }
        if (step instanceof Step.Push push) {
            return cloudSteps
                    .push(claim, owner, push, overtaken)
                    .onFailure(Verdict::leavesRemovalsPossible)
                    .recoverWithItem(this::remember);
        }
        if (step instanceof Step.Tell) {
            return tell.get().replaceWith(CloudSteps.Result.DONE);
        }
        return cloudSteps.deleteGroup(claim);
    }

    private CloudSteps.Result remember(Throwable failed) {
        failure = failed;
        return CloudSteps.Result.DONE;
    }

    private Uni<CloudSteps.Result> revoke(List<Step> steps) {
        return cloudSteps.revoke(
                claim, steps.stream().map(Step.Revoke.class::cast).toList());
    }

    private static int leadingRevokes(List<Step> steps) {
        int count = 0;
        while (count < steps.size() && steps.get(count) instanceof Step.Revoke) {
            count++;
        }
        return count;
    }
}
