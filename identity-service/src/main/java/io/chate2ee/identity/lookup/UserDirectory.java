package io.chate2ee.identity.lookup;

import io.chate2ee.contract.id.Uid;
import io.chate2ee.http.envelope.RequestFailure;
import io.chate2ee.identity.cache.KnownUser;
import io.chate2ee.identity.cache.VersionedCache;
import io.chate2ee.identity.derivation.IdentityDerivation;
import io.chate2ee.identity.settings.IdentitySettings;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Answers for users: from memory, else from the database, else, where that is certain, by derivation. */
@Singleton
class UserDirectory {
    private final VersionedCache<Uid, KnownUser> cache;
    private final IdentityDerivation derivation;
    private final OwnRow ownRow;
    private final DatabaseWatch database;
    private final IdentitySettings settings;

    UserDirectory(
            VersionedCache<Uid, KnownUser> cache,
            IdentityDerivation derivation,
            OwnRow ownRow,
            DatabaseWatch database,
            IdentitySettings settings) {
        this.cache = cache;
        this.derivation = derivation;
        this.ownRow = ownRow;
        this.database = database;
        this.settings = settings;
    }

    /** All of the users; nothing is written. */
    Uni<Map<Uid, KnownUser>> find(Collection<Uid> uids) {
        return Uni.createFrom()
                .completionStage(() -> cache.getAll(uids))
                .onFailure()
                .recoverWithUni(failure -> Uni.createFrom().item(() -> withoutDatabase(uids, failure)));
    }

    /** All of the users; the caller's own row is written if the caller is among them and has none. */
    Uni<Map<Uid, KnownUser>> findFor(Uid caller, Collection<Uid> uids) {
        return find(uids).chain(known -> withOwnRow(caller, known));
    }

    private Uni<Map<Uid, KnownUser>> withOwnRow(Uid caller, Map<Uid, KnownUser> known) {
        KnownUser own = known.get(caller);
        return own == null || own.isKnown()
                ? Uni.createFrom().item(known)
                : ownRow.write(caller, own).map(written -> replaced(known, caller, written));
    }

    private Map<Uid, KnownUser> withoutDatabase(Collection<Uid> uids, Throwable failure) {
        database.isAway(failure);
        Map<Uid, KnownUser> known = new HashMap<>();
        uids.forEach(uid -> known.put(uid, withoutDatabase(uid)));
        return known;
    }

    private KnownUser withoutDatabase(Uid uid) {
        return cache.peek(uid)
                .or(() -> settings.imports() ? Optional.empty() : Optional.of(KnownUser.derived(derivation.of(uid))))
                .orElseThrow(() -> RequestFailure.unavailable(settings.retryAfter()));
    }

    private static Map<Uid, KnownUser> replaced(Map<Uid, KnownUser> known, Uid uid, KnownUser user) {
        Map<Uid, KnownUser> changed = new HashMap<>(known);
        changed.put(uid, user);
        return changed;
    }
}
