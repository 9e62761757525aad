package io.chate2ee.identity.lookup;

import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.identity.cache.KnownUser;
import io.chate2ee.identity.cache.VersionedCache;
import io.chate2ee.identity.derivation.IdentityDerivation;
import io.chate2ee.identity.outbox.OutboxPublisher;
import io.chate2ee.identity.registry.Sighting;
import io.chate2ee.identity.registry.UserRegistry;
import io.chate2ee.identity.settings.IdentitySettings;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a caller who asks for the own identity known, so that everybody who can log in becomes known even if every
 * log-in event is lost.
 */
@Singleton
class OwnRow {
    private final UserRegistry registry;
    private final VersionedCache<Uid, KnownUser> cache;
    private final IdentityDerivation derivation;
    private final OutboxPublisher publisher;
    private final DatabaseWatch database;
    private final IdentitySettings settings;
    private final Clock clock;

    OwnRow(
            UserRegistry registry,
            VersionedCache<Uid, KnownUser> cache,
            IdentityDerivation derivation,
            OutboxPublisher publisher,
            DatabaseWatch database,
            IdentitySettings settings,
            Clock clock) {
        this.registry = registry;
        this.cache = cache;
        this.derivation = derivation;
        this.publisher = publisher;
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Writes the row and answers what the registry then has. If the database is away the caller gets what was found before,
     * and the row is written at the next request.
     */
    Uni<KnownUser> write(Uid uid, KnownUser found) {
        return writeAndRead(uid)
                .ifNoItem()
                .after(settings.databaseTimeout())
                .fail()
                .onFailure(failure -> !(failure instanceof IdentityTakenException))
                .recoverWithItem(failure -> keep(found, failure));
    }

    private Uni<KnownUser> writeAndRead(Uid uid) {
        Sighting sighting = new Sighting(uid, derivation.of(uid), clock.instant());
        return registry.register(List.of(sighting))
                .invoke(publisher::wake)
                .chain(ignored -> read(uid))
                .invoke(user -> cache.offer(uid, user));
    }

    private Uni<KnownUser> read(Uid uid) {
        return Uni.createFrom()
                .completionStage(() -> registry.find(Set.of(uid)))
                .map(found -> KnownUser.of(stored(found, uid)));
    }

    private static UserRecord stored(Map<Uid, UserRecord> found, Uid uid) {
        UserRecord user = found.get(uid);
        if (user == null) {
            throw new IdentityTakenException();
        }
        return user;
    }

    private KnownUser keep(KnownUser found, Throwable failure) {
        database.isAway(failure);
        return found;
    }
}
