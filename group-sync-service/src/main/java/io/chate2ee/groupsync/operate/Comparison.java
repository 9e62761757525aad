package io.chate2ee.groupsync.operate;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.groupsync.cloud.AppCredentials;
import io.chate2ee.groupsync.operate.Drift.Kind;
import io.chate2ee.groupsync.plan.GroupKey;
import io.chate2ee.groupsync.plan.History;
import io.chate2ee.groupsync.plan.Limits;
import io.chate2ee.groupsync.settings.GroupsSettings;
import io.chate2ee.groupsync.tickets.TicketVault;
import io.chate2ee.virgil.cloud.KeyknoxKey;
import io.chate2ee.virgil.cloud.KeyknoxValue;
import io.chate2ee.virgil.cloud.VirgilCloud;
import io.chate2ee.virgil.group.GroupSessionId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the cloud holds of a group with what it should, and changes nothing. A group that is being worked on meanwhile can
 * seem to differ; whoever acts on a difference looks twice.
 */
@Singleton
public class Comparison {
    private static final String NEXT =
            "select guid, life from groups where (guid, life) > ($1, $2) order by guid, life limit 1000";

    private final Pool pool;
    private final VirgilCloud cloud;
    private final Identity owner;
    private final History history;

    @Inject
    Comparison(Pool pool, VirgilCloud cloud, AppCredentials credentials, GroupsSettings groups) {
        this.pool = pool;
        this.cloud = cloud;
        this.owner = credentials.owner();
        this.history = groups.history();
    }

    /** One listing and one pull for each epoch. */
    public Uni<List<Drift>> of(GroupKey key) {
        return Recorded.of(pool, key)
                .chain(recorded -> listed(recorded)
                        .chain(epochs -> Multi.createFrom()
                                .iterable(epochs)
                                .onItem()
                                .transformToUniAndConcatenate(epoch -> pulled(recorded, epoch))
                                .collect()
                                .asList()
                                .map(values -> compare(recorded, epochs, values))));
    }

    /** All lives of a group. */
    public Uni<List<GroupKey>> lives(Guid guid) {
        return pool.preparedQuery("select guid, life from groups where guid = $1 order by life")
                .execute(Tuple.of(guid.value()))
                .map(Comparison::keys);
    }

    /** The next lives of all groups: of those behind one, or of the first, at most a thousand. */
    Uni<List<GroupKey>> behind(@Nullable GroupKey last) {
        return pool.preparedQuery(NEXT)
                .execute(last == null ? Tuple.of("", 0) : Tuple.of(last.guid().value(), last.life()))
                .map(Comparison::keys);
    }

    private static List<GroupKey> keys(RowSet<Row> rows) {
        List<GroupKey> keys = new ArrayList<>();
        rows.forEach(row -> keys.add(new GroupKey(new Guid(row.getString("guid")), row.getInteger("life"))));
        return keys;
    }

    private Uni<List<String>> listed(Recorded recorded) {
        String path = session(recorded).hex();
        return Uni.createFrom().completionStage(() -> cloud.keys(KeyknoxKey.GROUP_SESSIONS, path, null));
    }

    private Uni<KeyknoxValue> pulled(Recorded recorded, String epoch) {
        KeyknoxKey key =
                new KeyknoxKey(KeyknoxKey.GROUP_SESSIONS, session(recorded).hex(), epoch);
        return Uni.createFrom().completionStage(() -> cloud.pull(key, null));
    }

    private static GroupSessionId session(Recorded recorded) {
        return TicketVault.session(recorded.identity());
    }

    private List<Drift> compare(Recorded recorded, List<String> epochs, List<KeyknoxValue> values) {
        List<Drift> drifts = new ArrayList<>();
        TreeSet<String> missing = new TreeSet<>();
        recorded.epochs().stream().map(String::valueOf).forEach(missing::add);
        epochs.forEach(missing::remove);
        missing.forEach(epoch -> drifts.add(new Drift(recorded.key(), Kind.EPOCH_MISSING, epoch, null)));
        for (int i = 0; i < epochs.size(); i++) {
            compare(recorded, epochs.get(i), values.get(i), drifts);
        }
        recorded.outdated().stream()
                .sorted()
                .forEach(identity -> drifts.add(new Drift(recorded.key(), Kind.CARD_OUTDATED, null, identity)));
        return drifts;
    }

    private void compare(Recorded recorded, String epoch, KeyknoxValue value, List<Drift> drifts) {
        Optional<Long> known = recorded.epochs().stream()
                .filter(number -> epoch.equals(String.valueOf(number)))
                .findFirst();
        if (known.isEmpty()) {
            drifts.add(new Drift(recorded.key(), Kind.EPOCH_UNKNOWN, epoch, null));
            return;
        }
        TreeSet<String> unknown = new TreeSet<>(value.identities());
        unknown.removeAll(recorded.desired());
        value.identities().stream()
                .filter(identity -> isBeforeTheStay(recorded, identity, known.get()))
                .forEach(unknown::add);
        unknown.remove(owner.value());
        unknown.forEach(identity -> drifts.add(new Drift(recorded.key(), Kind.COPY_UNKNOWN, epoch, identity)));
        if (isOfTheNewest(recorded, epoch)) {
            TreeSet<String> missing = new TreeSet<>(recorded.placed().keySet());
            missing.removeIf(identity -> isBeforeTheStay(recorded, identity, known.get()));
            missing.remove(owner.value());
            missing.removeAll(value.identities());
            missing.forEach(identity -> drifts.add(new Drift(recorded.key(), Kind.COPY_MISSING, epoch, identity)));
        }
    }

    private boolean isBeforeTheStay(Recorded recorded, String identity, long epoch) {
        return history == History.FROM_JOIN && epoch < recorded.placed().getOrDefault(identity, 0L);
    }

    /** Members are given the newest epochs only; what they have of older ones is no difference. */
    private static boolean isOfTheNewest(Recorded recorded, String epoch) {
        return recorded.epochs().stream()
                .sorted(Comparator.reverseOrder())
                .limit(Limits.EPOCHS_OF_CLIENTS)
                .anyMatch(number -> epoch.equals(String.valueOf(number)));
    }
}
