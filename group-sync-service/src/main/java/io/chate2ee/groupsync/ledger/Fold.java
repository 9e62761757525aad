package io.chate2ee.groupsync.ledger;

import static java.util.Objects.requireNonNull;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Uid;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One batch within its transaction: locks, reads, folds, writes, with one statement for each kind of row. */
final class Fold {
    private final Batch batch;
    private final LifeTable lives;
    private final MemberTable members;
    private final DeliveryTable deliveries;
    private final SnapshotParts parts;

    Fold(SqlConnection connection, Batch batch) {
        this.batch = batch;
        this.lives = new LifeTable(connection);
        this.members = new MemberTable(connection);
        this.deliveries = new DeliveryTable(connection);
        this.parts = new SnapshotParts(connection);
    }

    Uni<Folded> run() {
        Map<Guid, Set<Uid>> touched = batch.touched();
        return lives.lockAndLoad(touched.keySet())
                .chain(known ->
                        parts.complete(batch.snapshotParts()).chain(snapshots -> run(touched, known, snapshots)));
    }

    private Uni<Folded> run(Map<Guid, Set<Uid>> touched, Map<Guid, Lives> known, List<WholeSnapshot> snapshots) {
        snapshots.forEach(
                snapshot -> requireNonNull(touched.get(snapshot.guid())).addAll(snapshot.listed()));
        return deliveries
                .load(batch)
                .chain(before -> drafts(touched, known, snapshots)
                        .map(drafts -> LedgerRules.fold(batch, before, snapshots, drafts))
                        .chain(groups -> write(groups, before, snapshots)));
    }

    private Uni<Map<Guid, GroupDraft>> drafts(
            Map<Guid, Set<Uid>> touched, Map<Guid, Lives> known, List<WholeSnapshot> snapshots) {
        return members.load(touched, known)
                .call(standings -> members.loadAll(snapshots, known, standings))
                .map(standings -> {
                    Map<Guid, GroupDraft> drafts = new LinkedHashMap<>();
                    touched.keySet()
                            .forEach(guid -> drafts.put(
                                    guid,
                                    new GroupDraft(
                                            guid,
                                            known.getOrDefault(guid, Lives.NONE),
                                            standings.getOrDefault(guid, Map.of()))));
                    return drafts;
                });
    }

    private Uni<Folded> write(List<GroupDraft> groups, Deliveries seen, List<WholeSnapshot> snapshots) {
        List<StoredDraft> drafts = groups.stream()
                .flatMap(group -> group.drafts().stream().map(draft -> new StoredDraft(group.guid(), draft)))
                .toList();
        return lives.write(drafts)
                .chain(() -> members.write(drafts))
                .chain(() -> deliveries.write(seen.fresh()))
                .chain(() -> parts.drop(snapshots))
                .replaceWith(() -> Folded.of(groups, seen));
    }
}
