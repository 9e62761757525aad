package io.chate2ee.groupsync.apply;

import io.chate2ee.groupsync.announce.Announcer;
import io.chate2ee.groupsync.announce.TestAnnouncer;
import io.chate2ee.groupsync.cloud.TestCloud;
import io.chate2ee.groupsync.owner.Owner;
import io.chate2ee.groupsync.owner.TestOwner;
import io.chate2ee.groupsync.settings.TestSettings;
import io.chate2ee.groupsync.testing.Surroundings;
import io.chate2ee.groupsync.tickets.TestVault;
import io.chate2ee.groupsync.tickets.Vault;
import io.chate2ee.virgil.cloud.VirgilCloud;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The applier of one process, put together as the service does, without its timers: the test says when it works. */
final class Replica {
    final LeaseTable leases;
    final RoundRunner rounds;
    final WaitingCards waitingCards;
    final Owner owner;
    volatile boolean stopping;

    private Replica(Surroundings surroundings, TestSettings settings, UnaryOperator<VirgilCloud> around) {
        Vault vault = TestVault.vault(settings.owner());
        TestCloud way = TestCloud.to(settings, surroundings.vertx().getDelegate());
        VirgilCloud cloud = around.apply(way.cloud());
        Announcer announcer = TestAnnouncer.announcer(way.credentials().owner());
        owner = TestOwner.establish(settings, way, surroundings.pool(), vault)
                .await()
                .indefinitely();
        leases = new LeaseTable(
                surroundings.pool(), settings.sync(), settings.virgil().requestTimeout(), System::nanoTime);
        SnapshotTable snapshots = new SnapshotTable(leases, settings.sync());
        CardFinder finder = new CardFinder(way.cardsOf(cloud), way.credentials().cardPolicy());
        CardTable cards = new CardTable(surroundings.pool());
        StepTable table = new StepTable();
        CloudSteps steps = new CloudSteps(
                leases, table, new Tickets(TestVault.tickets(vault)), cloud, announcer, settings.virgil());
        rounds = new RoundRunner(
                snapshots,
                finder,
                cards,
                steps,
                new CloudCheck(snapshots, leases, table, steps),
                leases,
                announcer,
                new EndTable(leases, announcer, settings.sync()));
        waitingCards = new WaitingCards(surroundings.pool(), finder, cards, settings.sync());
    }

    static Replica start(Surroundings surroundings) {
        return start(surroundings, cloud -> cloud);
    }

    /** A replica whose calls go through something of the test's. */
    static Replica start(Surroundings surroundings, UnaryOperator<VirgilCloud> around) {
        return new Replica(surroundings, surroundings.settings(), around);
    }

    /** A replica with other settings. */
    static Replica start(Surroundings surroundings, Map<String, String> changed) {
        return new Replica(surroundings, surroundings.settings(changed), cloud -> cloud);
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
