package io.chate2ee.identity.outbox;

import io.chate2ee.identity.opening.RegistryGate;
import io.chate2ee.identity.settings.IdentitySettings;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Sends what is in the outbox: right after a change when woken, and at an interval for what a crash, a failure or another
 * replica left. A change is forgotten only when Kafka has confirmed it, so it can be sent twice and never not at
 * all; a user's changes are sent in the order of their versions, whichever replica sends them.
 */
@ApplicationScoped
public class OutboxPublisher {
    private static final Logger LOG = Logger.getLogger(OutboxPublisher.class);
    /** The database may be gone without a word; whoever waited for it would never send again. As long as its server lets a round stand still. */
    private static final Duration LONGEST_ROUND = UsersTopic.LONGEST_SEND.multipliedBy(2);

    private final Outbox outbox;
    private final Pool pool;
    private final UsersTopic topic;
    private final RegistryGate gate;
    private final IdentitySettings settings;
    private final Vertx vertx;
    private final Clock clock;
    private final DistributionSummary batches;
    /** This process among the replicas. */
    private final String name = UUID.randomUUID().toString();

    private final AtomicInteger wakeUps = new AtomicInteger();
    /** When sending first failed, in milliseconds, without having worked since; 0 if it works. */
    private final AtomicLong failingSince = new AtomicLong();

    private volatile boolean stopped;

    OutboxPublisher(
            Outbox outbox,
            Pool pool,
            UsersTopic topic,
            RegistryGate gate,
            IdentitySettings settings,
            Vertx vertx,
            Clock clock,
            MeterRegistry meters) {
        this.outbox = outbox;
        this.pool = pool;
        this.topic = topic;
        this.gate = gate;
        this.settings = settings;
        this.vertx = vertx;
        this.clock = clock;
        this.batches = DistributionSummary.builder("identity.outbox.batch")
                .description("Changes of users sent to Kafka at a time")
                .register(meters);
        Gauge.builder("identity.outbox.failing", this, OutboxPublisher::failingForSeconds)
                .baseUnit("seconds")
                .description("How long changes of users could not be sent")
                .register(meters);
    }

    void onStart(@Observes StartupEvent starting) {
        gate.whenOpen().subscribe().with(open -> {
            wake();
            vertx.setPeriodic(settings.outbox().interval().toMillis(), timer -> wake());
        });
    }

    void onStop(@Observes ShutdownEvent stopping) {
        // Whatever is not sent yet is sent by another replica or at the next start.
        stopped = true;
    }

    /** Says that there may be something to send. Returns at once; many calls cause one round. */
    public void wake() {
        if (!stopped && wakeUps.getAndIncrement() == 0) {
            round();
        }
    }

    private void round() {
        int answered = wakeUps.get();
        pool.withTransaction(this::sendOldest)
                .ifNoItem()
                .after(LONGEST_ROUND)
                .fail()
                .subscribe()
                .with(sent -> next(answered, sent == settings.outbox().batch()), failure -> failed(failure));
    }

    private void failed(Throwable failure) {
        LOG.warnf("IDS111 The outbox could not be sent, trying again: %s", failure);
        failingSince.compareAndSet(0, clock.millis());
        // Whoever woke it meanwhile waits for the next interval, so that trouble is not met with haste.
        wakeUps.set(0);
    }

    private double failingForSeconds() {
        long since = failingSince.get();
        return since == 0 ? 0 : (clock.millis() - since) / 1e3;
    }

    private void next(int answered, boolean more) {
        boolean wokenMeanwhile = !more && wakeUps.addAndGet(-answered) > 0;
        if (!stopped && (more || wokenMeanwhile)) {
            round();
        }
    }

    private Uni<Integer> sendOldest(SqlConnection transaction) {
        return outbox.takeTurn(transaction)
                .chain(before -> before.map(holder -> sendAfter(holder, transaction))
                        .orElseGet(() -> Uni.createFrom().item(0)));
    }

    private Uni<Integer> sendAfter(String holder, SqlConnection transaction) {
        return outbox.oldest(transaction, settings.outbox().batch())
                .chain(entries ->
                        entries.isEmpty() ? Uni.createFrom().item(0) : send(transaction, entries, !holder.equals(name)))
                // Not where another replica had its turn, which says nothing.
                .invoke(sent -> failingSince.set(0));
    }

    private Uni<Integer> send(SqlConnection transaction, List<OutboxEntry> entries, boolean takingOver) {
        return topic.send(entries, takingOver)
                .chain(confirmed -> takingOver
                        ? outbox.hold(transaction, name)
                        : Uni.createFrom().voidItem())
                .chain(noted -> outbox.delete(transaction, entries))
                .invoke(() -> batches.record(entries.size()))
                .replaceWith(entries.size());
    }
}
