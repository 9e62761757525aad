package io.chate2ee.groupsync.apply;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.groupsync.operate.Drift.Kind;
import io.chate2ee.groupsync.operate.DriftMeters;
import io.chate2ee.groupsync.owner.Owner;
import io.chate2ee.groupsync.plan.EpochState;
import io.chate2ee.groupsync.plan.GroupView;
import io.chate2ee.groupsync.plan.Holder;
import io.chate2ee.virgil.cloud.KeyknoxValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Compares the cloud with the records and corrects the records; the next plan then repairs the cloud. Needed after another holder
 * died or was cut off: a reset it sent cannot be fenced off, because Virgil has no compare-and-set for resets.
 */
@Singleton
class CloudCheck {
    private static final Logger LOG = Logger.getLogger(CloudCheck.class);

    private static final String FOUND_HOLDERS = """
            insert into holders (guid, life, identity, card_id, attempted)
            select $1, $2, found.identity, '', array[$3::bigint] from unnest($4::text[]) as found (identity)
            on conflict (guid, life, identity) do update
            set attempted = array(select distinct epoch from unnest(holders.attempted || excluded.attempted) epoch)""";

    private final SnapshotTable snapshots;
    private final LeaseTable leases;
    private final StepTable table;
    private final CloudSteps steps;
    private final DriftMeters meters;

    @Inject
    CloudCheck(SnapshotTable snapshots, LeaseTable leases, StepTable table, CloudSteps steps, DriftMeters meters) {
        this.snapshots = snapshots;
        this.leases = leases;
        this.table = table;
        this.steps = steps;
        this.meters = meters;
    }

    /** One pull for each epoch, one listing for an ended life. Fails with {@link ForeignContentException} if one holds another ticket. */
    Uni<Void> repairRecords(Claim claim, Owner owner) {
        return snapshots
                .load(claim.lease())
                .chain(snapshot -> snapshot.view().ended()
                        ? repairEnded(claim, owner)
                        : repairLiving(claim, owner, snapshot.view()));
    }

    private Uni<Void> repairLiving(Claim claim, Owner owner, GroupView view) {
        return Multi.createFrom()
                .iterable(view.epochs())
                .onItem()
                .transformToUniAndConcatenate(
                        epoch -> repair(claim, owner, view, epoch).replaceWith(epoch))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** A push that arrived after the group was deleted has made it anew: with anything on record it is deleted again. */
    private Uni<Void> repairEnded(Claim claim, Owner owner) {
        return steps.holdsAnything(claim)
                .chain(there -> there
                        ? leases.write(
                                claim.lease(), connection -> found(connection, claim, 0, List.of(owner.identity())))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> repair(Claim claim, Owner owner, GroupView view, EpochState state) {
        long epoch = state.number();
        return leases.write(claim.lease(), connection -> table.epoch(connection, claim.key(), epoch))
                .chain(stored -> steps.pullOwn(claim, epoch)
                        .chain(value -> value.isEmpty()
                                ? gone(claim, state, value.hash())
                                : steps.adopt(claim, owner, stored, value)
                                        .chain(() -> leases.write(
                                                claim.lease(),
                                                connection ->
                                                        recordCopies(connection, claim, owner, view, epoch, value)))));
    }

    private Uni<Void> gone(Claim claim, EpochState epoch, String hash) {
        meters.repairing(Kind.EPOCH_MISSING, epoch.pushed() ? 1 : 0);
        return leases.write(
                claim.lease(), connection -> table.epochGone(connection, claim.key(), epoch.number(), hash));
    }

    private Uni<Void> recordCopies(
            SqlConnection connection, Claim claim, Owner owner, GroupView view, long epoch, KeyknoxValue value) {
        Set<Identity> there = value.identities().stream().map(Identity::parse).collect(Collectors.toSet());
        Set<Identity> unknown = new HashSet<>(there);
        unknown.remove(owner.identity());
        view.holders().stream()
                .filter(holder ->
                        holder.confirmed().contains(epoch) || holder.attempted().contains(epoch))
                .map(Holder::identity)
                .forEach(unknown::remove);
        List<Identity> missing = view.holders().stream()
                .filter(holder -> holder.confirmed().contains(epoch))
                .map(Holder::identity)
                .filter(identity -> !there.contains(identity))
                .toList();
        meters.repairing(Kind.COPY_MISSING, missing.size());
        meters.repairing(Kind.COPY_UNKNOWN, unknown.size());
        if (!missing.isEmpty()) {
            LOG.warnf("GSY035 Group %s: %d copies of epoch %d are gone", claim.key(), missing.size(), epoch);
        }
        return found(connection, claim, epoch, unknown)
                .chain(() -> table.copiesGone(connection, claim.key(), epoch, missing));
    }

    private static Uni<Void> found(SqlConnection connection, Claim claim, long epoch, Collection<Identity> holders) {
        if (!holders.isEmpty()) {
            LOG.warnf("GSY034 Group %s: somebody has a copy of epoch %d who is not on record", claim.key(), epoch);
        }
        String[] found = holders.stream().map(Identity::value).toArray(String[]::new);
        return StepTable.run(
                connection,
                FOUND_HOLDERS,
                StepTable.group(claim.key()).addLong(epoch).addArrayOfString(found));
    }
}
