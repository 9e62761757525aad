package io.chate2ee.groupsync.apply;

import static org.awaitility.Awaitility.await;

import io.chate2ee.groupsync.announce.Announcer;
import io.chate2ee.groupsync.announce.TestAnnouncer;
import io.chate2ee.groupsync.cloud.TestCloud;
import io.chate2ee.groupsync.operate.DriftMeters;
import io.chate2ee.groupsync.owner.Owner;
import io.chate2ee.groupsync.owner.TestOwner;
import io.chate2ee.groupsync.settings.TestSettings;
import io.chate2ee.groupsync.testing.Surroundings;
import io.chate2ee.groupsync.tickets.TestVault;
import io.chate2ee.groupsync.tickets.Vault;
import io.chate2ee.virgil.cloud.VirgilCloud;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The applier of one process, put together as the service does, without its timers: the test says when it works. */
public final class Replica {
    final LeaseTable leases;
    final RoundRunner rounds;
    final WaitingCards waitingCards;
    final Owner owner;
    volatile boolean stopping;

    private Replica(TestSettings settings, TestCloud way, Pool pool, Owner owner, UnaryOperator<VirgilCloud> around) {
        this.owner = owner;
        Vault vault = TestVault.vault(settings.owner());
        VirgilCloud cloud = around.apply(way.cloud());
        Announcer announcer = TestAnnouncer.announcer(way.credentials().owner());
        leases = new LeaseTable(pool, settings.sync(), settings.virgil().requestTimeout(), System::nanoTime);
        SnapshotTable snapshots = new SnapshotTable(leases, settings.sync());
        CardFinder finder = new CardFinder(way.cardsOf(cloud), way.credentials().cardPolicy());
        CardTable cards = new CardTable(pool);
        StepTable table = new StepTable();
        CloudSteps steps = new CloudSteps(
                leases, table, new Tickets(TestVault.tickets(vault)), cloud, announcer, settings.virgil());
        rounds = new RoundRunner(
                snapshots,
                finder,
                cards,
                steps,
                new CloudCheck(snapshots, leases, table, steps, new DriftMeters(new SimpleMeterRegistry())),
                leases,
                announcer,
                new EndTable(pool, leases, announcer, settings.sync()),
                settings.groups());
        waitingCards = new WaitingCards(pool, finder, cards, settings.sync());
    }

    static Replica start(Surroundings surroundings) {
        return start(surroundings, cloud -> cloud);
    }

    /** A replica whose calls go through something of the test's. */
    static Replica start(Surroundings surroundings, UnaryOperator<VirgilCloud> around) {
        return start(surroundings, surroundings.settings(), around);
    }

    /** A replica with other settings. */
    static Replica start(Surroundings surroundings, Map<String, String> changed) {
        return start(surroundings, surroundings.settings(changed), cloud -> cloud);
    }

    private static Replica start(Surroundings surroundings, TestSettings settings, UnaryOperator<VirgilCloud> around) {
        TestCloud way = TestCloud.to(settings, surroundings.vertx().getDelegate());
        return new Replica(settings, way, surroundings.pool(), owner(surroundings, settings, way), around);
    }

    /** A replica in whose so manieth transaction's way something comes. */
    static Replica start(Surroundings surroundings, Interruption interruption) {
        TestSettings settings = surroundings.settings();
        TestCloud way = TestCloud.to(settings, surroundings.vertx().getDelegate());
        return on(settings, way, interruption.around(surroundings.pool()), owner(surroundings, settings, way));
    }

    /** A replica on a way to the cloud and a database of the test's own. */
    public static Replica on(TestSettings settings, TestCloud way, Pool pool, Owner owner) {
        return new Replica(settings, way, pool, owner, cloud -> cloud);
    }

    /** The owner as a starting replica finds or makes it. */
    public static Owner owner(Surroundings surroundings, TestSettings settings, TestCloud way) {
        return TestOwner.establish(settings, way, surroundings.pool(), TestVault.vault(settings.owner()))
                .await()
                .indefinitely();
    }

    /** One look at the table: works on everything that is due, all groups at the same time. */
    public Uni<Void> round() {
        return leases.claim(16)
                .chain(claims -> Multi.createFrom()
                        .iterable(claims)
                        .onItem()
                        .transformToUniAndMerge(claim -> rounds.run(claim, owner, () -> stopping))
                        .collect()
                        .asList()
                        .replaceWithVoid());
    }

    /** Works until nothing is due any more. */
    public void settle(Surroundings surroundings) {
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            work();
            return surroundings
                            .pool()
                            .query("select 1 from groups where (dirty_since is not null or lease_holder is not null)"
                                    + " and state <> 'parked'")
                            .executeAndAwait()
                            .size()
                    == 0;
        });
    }

    /** Looks for cards of everybody whose card was not looked up lately. */
    public Uni<Void> sweep() {
        return waitingCards
                .sweep()
                .chain(more -> more ? sweep() : Uni.createFrom().voidItem());
    }

    /** One look at the table: works on everything that is due and tells how each round ended. */
    List<Ending> work() {
        List<Ending> endings = new ArrayList<>();
        for (Claim claim : leases.claim(16).await().indefinitely()) {
            endings.add(rounds.run(claim, owner, () -> stopping).await().indefinitely());
        }
        return endings;
    }
}
