package io.chate2ee.groupsync.apply;

import io.chate2ee.contract.membership.MembershipChange;
import io.chate2ee.groupsync.announce.Announcer;
import io.chate2ee.groupsync.owner.Owner;
import io.chate2ee.groupsync.plan.Step;
import io.chate2ee.groupsync.settings.VirgilSettings;
import io.chate2ee.groupsync.tickets.TicketVault;
import io.chate2ee.virgil.AnswerLostException;
import io.chate2ee.virgil.StaleHashException;
import io.chate2ee.virgil.cloud.KeyknoxKey;
import io.chate2ee.virgil.cloud.KeyknoxValue;
import io.chate2ee.virgil.cloud.VirgilCloud;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Does single steps: writes the intent, makes the call, writes what came of it. Each write is conditional on the lease, and no
 * call starts that could outlive it.
 */
@Singleton
class CloudSteps {
    private static final int RESETS_AT_A_TIME = 4;

    /** What a step led to. */
    enum Result {
        DONE,
        /** The cloud was not as recorded; the records are right again, and the rest of the plan is void. */
        PLAN_AGAIN
    }

    private final LeaseTable leases;
    private final StepTable table;
    private final Tickets tickets;
    private final VirgilCloud cloud;
    private final Announcer announcer;
    private final Duration requestTimeout;

    @Inject
    CloudSteps(
            LeaseTable leases,
            StepTable table,
            Tickets tickets,
            VirgilCloud cloud,
            Announcer announcer,
            VirgilSettings settings) {
        this.leases = leases;
        this.table = table;
        this.tickets = tickets;
        this.cloud = cloud;
        this.announcer = announcer;
        this.requestTimeout = settings.requestTimeout();
    }

    Uni<Result> storeEpoch(Claim claim, Step.StoreEpoch step) {
        return leases.write(
                        claim.lease(),
                        connection -> table.storeEpoch(
                                connection, claim.key(), step.epoch(), tickets.fresh(claim, step.epoch())))
                .replaceWith(Result.DONE);
    }

    Uni<Result> beginStays(Claim claim, Step.BeginStays step) {
        return leases.write(claim.lease(), connection -> table.beginStays(connection, claim.key(), step))
                .replaceWith(Result.DONE);
    }

    /**
     * Writes copies, unless the ledger is found to have moved on: some of the recipients may be out by now.
     *
     * @param overtaken whether a change count means that the plan is out of date
     */
    Uni<Result> push(Claim claim, Owner owner, Step.Push push, LongPredicate overtaken) {
        return leases.writeSeeing(
                        claim.lease(),
                        (connection, changeSeq) -> overtaken.test(changeSeq)
                                ? Uni.createFrom().item(Optional.<StoredEpoch>empty())
                                : intend(connection, claim, push).map(Optional::of))
                .chain(intended -> intended.map(epoch -> push(claim, owner, push, epoch))
                        .orElseGet(() -> Uni.createFrom().item(Result.PLAN_AGAIN)));
    }

    private Uni<StoredEpoch> intend(SqlConnection connection, Claim claim, Step.Push push) {
        return table.intendPush(connection, claim.key(), push)
                .chain(() -> table.epoch(connection, claim.key(), push.epoch()));
    }

    private Uni<Result> push(Claim claim, Owner owner, Step.Push push, StoredEpoch epoch) {
        return send(claim, owner, push, epoch)
                .onFailure(StaleHashException.class)
                .recoverWithUni(() -> lookAtOwnCopy(claim, owner, epoch))
                .onFailure(AnswerLostException.class)
                .recoverWithUni(lost -> readBack(claim, owner, epoch, lost));
    }

    /** Corrects the records after a lost answer; the round is over all the same, so that pushes come with pauses between them. */
    private Uni<Result> readBack(Claim claim, Owner owner, StoredEpoch epoch, Throwable lost) {
        // Waiting for the answer may have used up the lease's time: any write prolongs it, or finds it lost.
        return leases.write(claim.lease(), connection -> table.epoch(connection, claim.key(), epoch.number()))
                .chain(() -> lookAtOwnCopy(claim, owner, epoch))
                .chain(() -> Uni.createFrom().failure(lost));
    }

    private Uni<Result> send(Claim claim, Owner owner, Step.Push push, StoredEpoch epoch) {
        List<String> identities = new ArrayList<>();
        push.recipients().forEach(member -> identities.add(member.identity().value()));
        identities.add(owner.identity().value());
        return tickets.envelope(claim, epoch, owner, push.recipients())
                .chain(envelope ->
                        call(claim, way -> way.push(keyOf(claim, push.epoch()), identities, envelope, epoch.hash())))
                .chain(answer -> leases.write(
                        claim.lease(), connection -> table.confirmPush(connection, claim.key(), push, answer.hash())))
                .replaceWith(Result.DONE);
    }

    /** An earlier push went through though its answer was lost, or somebody else wrote here: the owner's own copy tells. */
    private Uni<Result> lookAtOwnCopy(Claim claim, Owner owner, StoredEpoch epoch) {
        return pullOwn(claim, epoch.number())
                .chain(value -> value.isEmpty()
                        ? leases.write(
                                claim.lease(),
                                connection -> table.epochGone(connection, claim.key(), epoch.number(), value.hash()))
                        : adopt(claim, owner, epoch, value))
                .replaceWith(Result.PLAN_AGAIN);
    }

    /** Takes the hash of a value that holds our ticket; anything else is foreign. */
    Uni<Void> adopt(Claim claim, Owner owner, StoredEpoch epoch, KeyknoxValue value) {
        return tickets.isOurs(claim, epoch, owner, value).chain(ours -> {
            if (!ours) {
                throw new ForeignContentException(claim.key(), epoch.number());
            }
            return leases.write(
                    claim.lease(), connection -> table.adopt(connection, claim.key(), epoch.number(), value.hash()));
        });
    }

    /** Whether the cloud holds anything of the group. */
    Uni<Boolean> holdsAnything(Claim claim) {
        String path = TicketVault.session(claim.identity()).hex();
        return call(claim, way -> way.keys(KeyknoxKey.GROUP_SESSIONS, path, null))
                .map(keys -> !keys.isEmpty());
    }

    Uni<KeyknoxValue> pullOwn(Claim claim, long epoch) {
        return call(claim, way -> way.pull(keyOf(claim, epoch), null));
    }

    /**
     * Several resets, a few at a time; the intent of all is written before the first. One that fails holds back no other, unless it is
     * for want of the lease, and all have ended when the first failure is told: the lease must not be given back while one is on its way.
     */
    Uni<Result> revoke(Claim claim, List<Step.Revoke> revokes) {
        AtomicReference<@Nullable Throwable> first = new AtomicReference<>();
        AtomicBoolean lost = new AtomicBoolean();
        return leases.write(claim.lease(), connection -> table.intendRevoke(connection, claim.key(), revokes))
                .chain(() -> Multi.createFrom()
                        .iterable(revokes)
                        .onItem()
                        .transformToUni(revoke -> Uni.createFrom()
                                .deferred(() -> lost.get() ? nothing() : revoke(claim, revoke))
                                .onFailure(LeaseLostException.class)
                                .invoke(() -> lost.set(true))
                                .onFailure()
                                .invoke(failure -> first.compareAndSet(null, failure))
                                .onFailure()
                                .recoverWithNull())
                        .merge(RESETS_AT_A_TIME)
                        .collect()
                        .last())
                .invoke(() -> rethrow(first.get()))
                .replaceWith(Result.DONE);
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    private static void rethrow(@Nullable Throwable failure) {
        if (failure instanceof RuntimeException runtime) {
            throw runtime;
        }
        if (failure != null) {
            throw new IllegalStateException("a reset failed", failure);
        }
    }

    private Uni<Void> revoke(Claim claim, Step.Revoke revoke) {
        return reset(claim, revoke)
                .onFailure(AnswerLostException.class)
                .recoverWithUni(lost -> leases.write(
                                claim.lease(), connection -> table.doubted(connection, claim.key()))
                        .chain(() -> Uni.createFrom().failure(lost)));
    }

    private Uni<Void> reset(Claim claim, Step.Revoke revoke) {
        String path = TicketVault.session(claim.identity()).hex();
        return call(
                        claim,
                        way -> way.resetRecipient(
                                KeyknoxKey.GROUP_SESSIONS,
                                path,
                                null,
                                revoke.identity().value()))
                .chain(() -> leases.write(
                        claim.lease(),
                        connection -> table.revoked(connection, claim.key(), revoke.identity())
                                .chain(() ->
                                        announcer.revoked(connection, claim.key(), revoke.identity(), revoke.uid()))));
    }

    Uni<Result> deleteGroup(Claim claim) {
        String path = TicketVault.session(claim.identity()).hex();
        return call(claim, way -> way.resetPath(KeyknoxKey.GROUP_SESSIONS, path))
                .chain(() -> leases.write(
                        claim.lease(),
                        connection -> table.everythingGone(connection, claim.key())
                                .chain(groupWas -> groupWas
                                        ? tellDeleted(connection, claim)
                                        : Uni.createFrom().voidItem())))
                .replaceWith(Result.DONE);
    }

    private Uni<Void> tellDeleted(SqlConnection connection, Claim claim) {
        return announcer.wholeGroup(connection, claim.key(), MembershipChange.Kind.DELETED, "group-deleted");
    }

    /** A call that still waits, or is about to be repeated, when the lease gets short is not made. */
    private <T> Uni<T> call(Claim claim, Function<VirgilCloud, CompletionStage<T>> request) {
        return Uni.createFrom().deferred(() -> {
            VirgilCloud inTime = cloud.startingBefore(claim.lease().lastStart(requestTimeout));
            return Uni.createFrom().completionStage(() -> request.apply(inTime));
        });
    }

    private static KeyknoxKey keyOf(Claim claim, long epoch) {
        return KeyknoxKey.groupTicket(TicketVault.session(claim.identity()), epoch);
    }
}
