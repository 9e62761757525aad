package io.chate2ee.groupsync.apply;

import io.chate2ee.contract.group.GroupState;
import io.chate2ee.groupsync.announce.Announcer;
import io.chate2ee.groupsync.owner.Owner;
import io.chate2ee.groupsync.plan.History;
import io.chate2ee.groupsync.plan.Limits;
import io.chate2ee.groupsync.plan.Plan;
import io.chate2ee.groupsync.plan.Planner;
import io.chate2ee.groupsync.settings.GroupsSettings;
import io.chate2ee.http.start.WrongSetting;
import io.chate2ee.virgil.envelope.RecipientChunks;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One claimed group from reading it to giving it back: verify if need be, look cards up, plan, do, and plan again if overtaken. */
@Singleton
class RoundRunner {
    /** E3Kit loads no group of more than 100 participants, the owner among them (read in client source). */
    private static final int MOST_PLACES = 99;

    /** A ledger that moves on again and again must not keep one group at work for ever; the rest is for another round. */
    private static final int TURNS = 20;

    /** Keyknox refuses encoded meta beyond 10 KB; some of that is kept free. */
    private static final int MAX_ENCODED_META = 9_500;

    /** So that sealing one push does not hold others up, and a lost answer costs little. */
    private static final int MEMBERS_PER_PUSH = 24;

    private final SnapshotTable snapshots;
    private final CardFinder finder;
    private final CardTable cards;
    private final CloudSteps steps;
    private final CloudCheck check;
    private final LeaseTable leases;
    private final Announcer announcer;
    private final EndTable ends;
    private final int places;
    private final History history;

    @Inject
    RoundRunner(
            SnapshotTable snapshots,
            CardFinder finder,
            CardTable cards,
            CloudSteps steps,
            CloudCheck check,
            LeaseTable leases,
            Announcer announcer,
            EndTable ends,
            GroupsSettings groups) {
        this.snapshots = snapshots;
        this.finder = finder;
        this.cards = cards;
        this.steps = steps;
        this.check = check;
        this.leases = leases;
        this.announcer = announcer;
        this.ends = ends;
        this.places = groups.places();
        this.history = groups.history();
        if (places < 1 || places > MOST_PLACES) {
            throw WrongSetting.of("groups.places", "must be from 1 to " + MOST_PLACES);
        }
    }

    /**
     * Works on the group until it is as desired, fails or must stop.
     *
     * @param stopping whether the process is about to end; looked at between steps
     * @return how it ended, already written; fails only if that could not be written
     */
    Uni<Ending> run(Claim claim, Owner owner, BooleanSupplier stopping) {
        Uni<Void> verified = claim.verify()
                ? check.repairRecords(claim, owner)
                : Uni.createFrom().voidItem();
        return verified.chain(() -> turn(claim, owner, stopping, 1))
                .onFailure()
                .recoverWithItem(failure -> Verdict.of(claim.key(), failure))
                .chain(ending -> ends.end(claim, ending)
                        .replaceWith(ending)
                        // Whoever has it now does not want to be told how it ended here, only that something was done.
                        .onFailure(LeaseLostException.class)
                        .recoverWithUni(() -> ends.end(claim, new Ending.Lost()).replaceWith(new Ending.Lost())));
    }

    private Uni<Ending> turn(Claim claim, Owner owner, BooleanSupplier stopping, int number) {
        return snapshots
                .load(claim.lease())
                .chain(snapshot -> withCards(claim, snapshot))
                .chain(looked -> carryOut(claim, owner, stopping, number, looked));
    }

    /**
     * A snapshot, and why cards could not be looked up for it, if so.
     *
     * @param overtaken whether it has changes from after the look-up began, so that somebody in it may not have been looked up
     */
    private record Looked(Snapshot snapshot, @Nullable Throwable failure, boolean overtaken) {}

    private Uni<Looked> withCards(Claim claim, Snapshot snapshot) {
        boolean allKnown = snapshot.toLookUp().isEmpty() && !snapshot.othersUnknown();
        if (snapshot.view().ended() || allKnown) {
            return Uni.createFrom().item(new Looked(snapshot, null, false));
        }
        return finder.find(snapshot.toLookUp())
                .chain(findings -> leases.inTime(cards.save(findings, claim.key())))
                // A search for a hundred thousand would outlast any lease.
                .chain(() -> snapshot.othersUnknown()
                        ? leases.inTime(cards.leaveToSweep(claim.key()))
                        : Uni.createFrom().voidItem())
                .chain(() -> snapshots.load(claim.lease()))
                .map(fresh -> new Looked(fresh, null, fresh.changeSeq() != snapshot.changeSeq()))
                // Removals need no card: they go on with what is known, and the failure is reported after them.
                .onFailure(Verdict::leavesRemovalsPossible)
                .recoverWithItem(failure -> new Looked(snapshot, failure, false));
    }

    private Uni<Ending> carryOut(Claim claim, Owner owner, BooleanSupplier stopping, int number, Looked looked) {
        Snapshot snapshot = looked.snapshot();
        Planner planner = new Planner(limits(owner));
        Plan plan = planner.plan(snapshot.view());
        StepRunner runner =
                new StepRunner(steps, claim, owner, () -> tell(claim), seen -> seen != snapshot.changeSeq(), stopping);
        return runner.run(plan.steps()).chain(result -> {
            if (result == CloudSteps.Result.PLAN_AGAIN || looked.overtaken()) {
                return number < TURNS
                        ? turn(claim, owner, stopping, number + 1)
                        : Uni.createFrom().item(outOfTurns(claim, looked));
            }
            Throwable failure = looked.failure();
            return failure == null
                    ? Uni.createFrom().item(new Ending.Done(plan.outcome(), snapshot.changeSeq()))
                    : Uni.createFrom().failure(failure);
        });
    }

    /** Where the ledger does not stand still nothing has failed, so that a removal need not wait for the end of a pause. */
    private static Ending outOfTurns(Claim claim, Looked looked) {
        boolean ledgerMoves = looked.overtaken()
                || claim.lease().changeSeq() != looked.snapshot().changeSeq();
        return ledgerMoves ? new Ending.LetGo() : new Ending.Later(null);
    }

    private Limits limits(Owner owner) {
        RecipientChunks pushes = new RecipientChunks(owner.key().publicKey(), MAX_ENCODED_META, MEMBERS_PER_PUSH);
        return new Limits(owner.identity(), places, Limits.EPOCHS_OF_CLIENTS, history, pushes);
    }

    private Uni<Void> tell(Claim claim) {
        return leases.write(
                claim.lease(), connection -> announcer.underWay(connection, claim.key(), GroupState.CHANGING));
    }
}
