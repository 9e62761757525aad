package io.chate2ee.groupsync.apply;

import io.chate2ee.groupsync.announce.OutboxPublisher;
import io.chate2ee.groupsync.beat.Beat;
import io.chate2ee.groupsync.cloud.AppGate;
import io.chate2ee.groupsync.operate.Inspection;
import io.chate2ee.groupsync.owner.Owner;
import io.chate2ee.groupsync.owner.OwnerKeeper;
import io.chate2ee.groupsync.settings.SyncSettings;
import io.chate2ee.virgil.cloud.VirgilCloud;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The loop: claims groups that are due and lets a bounded number of rounds run at a time. Woken by the ledger, by ended rounds and by
 * a timer. At a stop it claims nothing more, and running rounds let their groups go at the next step.
 */
@Singleton
public class Reconciler implements Wake {
    private static final Logger LOG = Logger.getLogger(Reconciler.class);
    private static final Duration STUCK_AFTER = Duration.ofSeconds(60);
    private static final int BEATS_PER_SWEEP = 20;

    private final Vertx vertx;
    private final SyncSettings settings;
    private final LeaseTable leases;
    private final RoundRunner rounds;
    private final WaitingCards waitingCards;
    private final OwnerKeeper ownerKeeper;
    private final AppGate gate;
    private final VirgilCloud cloud;
    private final OutboxPublisher outbox;
    private final Inspection inspection;

    private final AtomicInteger running = new AtomicInteger();
    private final CompletableFuture<Void> idleAfterStop = new CompletableFuture<>();
    private final Beat claims = new Beat("Claiming groups", this::claim);
    private final Beat logins = new Beat("Looking up cards after logins", this::afterLogins);
    private final Beat sweeps = new Beat("Sweeping waiting cards", this::sweep);
    private final Beat inspections = new Beat("Comparing the cloud with the ledger", this::inspect);
    private volatile @Nullable Owner owner;
    private volatile boolean stopping;
    private volatile long lastClaim = System.nanoTime();

    @Inject
    Reconciler(
            Vertx vertx,
            SyncSettings settings,
            LeaseTable leases,
            RoundRunner rounds,
            WaitingCards waitingCards,
            OwnerKeeper ownerKeeper,
            AppGate gate,
            VirgilCloud cloud,
            OutboxPublisher outbox,
            Inspection inspection) {
        this.vertx = vertx;
        this.settings = settings;
        this.leases = leases;
        this.rounds = rounds;
        this.waitingCards = waitingCards;
        this.ownerKeeper = ownerKeeper;
        this.gate = gate;
        this.cloud = cloud;
        this.outbox = outbox;
        this.inspection = inspection;
    }

    /** Begins to work once the owner is ready; returns at once. */
    public void start() {
        ownerKeeper.ready().subscribe().with(this::start);
    }

    private void start(Owner ready) {
        owner = ready;
        lastClaim = System.nanoTime();
        long poll = settings.poll().toMillis();
        every(poll, claims);
        every(poll, logins);
        every(poll * BEATS_PER_SWEEP, sweeps);
        every(poll * BEATS_PER_SWEEP, inspections);
    }

    private void every(long millis, Beat beat) {
        vertx.setPeriodic(millis, timer -> {
            if (stopping) {
                vertx.cancelTimer(timer);
            } else {
                beat.run();
            }
        });
    }

    @Override
    public void wake() {
        if (owner != null && !stopping) {
            claims.run();
            // Additions settle first; a timer a moment later finds them due.
            vertx.setTimer(settings.settle().toMillis() + 1, timer -> claimUnlessStopping());
        }
    }

    private void claimUnlessStopping() {
        if (!stopping) {
            claims.run();
        }
    }

    /** Whether the loop still turns. Looks at nothing but a clock. */
    public boolean isAlive() {
        return owner == null || stopping || System.nanoTime() - lastClaim < STUCK_AFTER.toNanos();
    }

    private Uni<Boolean> claim() {
        lastClaim = System.nanoTime();
        Owner present = owner;
        int free = settings.concurrency() - running.get();
        if (stopping || present == null || free <= 0) {
            return Uni.createFrom().item(false);
        }
        if (!gate.isOpen()) {
            return gate.takeTry() ? knock(present) : Uni.createFrom().item(false);
        }
        return leases.claim(free).invoke(list -> runAll(list, present)).replaceWith(false);
    }

    private Uni<Boolean> knock(Owner present) {
        return Uni.createFrom()
                .completionStage(
                        () -> cloud.searchCards(List.of(present.identity().value())))
                .map(cards -> gate.isOpen());
    }

    private void runAll(List<Claim> list, Owner present) {
        running.addAndGet(list.size());
        list.forEach(claim -> Uni.createFrom()
                .deferred(() -> rounds.run(claim, present, () -> stopping))
                .subscribe()
                .with(ending -> ended(claim, ending), failure -> lapsed(claim, failure)));
    }

    private void ended(Claim claim, Ending ending) {
        if (ending instanceof Ending.Park park) {
            LOG.errorf("GSY031 Group %s is parked: %s", claim.key(), park.reason());
        }
        outbox.wake();
        roundOver();
    }

    private void lapsed(Claim claim, Throwable failure) {
        LOG.warnf(
                "GSY032 The end of a round of group %s could not be written; its lease will lapse: %s",
                claim.key(), failure.getMessage());
        roundOver();
    }

    private void roundOver() {
        int left = running.decrementAndGet();
        if (stopping && left == 0) {
            idleAfterStop.complete(null);
        }
        claimUnlessStopping();
    }

    private Uni<Boolean> afterLogins() {
        return resting()
                ? Uni.createFrom().item(false)
                : waitingCards.afterLogins().invoke(this::wake);
    }

    private Uni<Boolean> sweep() {
        return resting() ? Uni.createFrom().item(false) : waitingCards.sweep();
    }

    private Uni<Boolean> inspect() {
        return resting() ? Uni.createFrom().item(false) : inspection.next();
    }

    private boolean resting() {
        return stopping || !gate.isOpen();
    }

    void onStop(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent event) {
        stopping = true;
        if (running.get() == 0) {
            return;
        }
        try {
            idleAfterStop.get(settings.stopTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException stillRunning) {
            LOG.warnf("GSY033 Stopped while %d groups were being worked on; their leases will lapse", running.get());
        } catch (ExecutionException cannotHappen) {
            throw new IllegalStateException("the idle signal never fails", cannotHappen);
        }
    }
}
