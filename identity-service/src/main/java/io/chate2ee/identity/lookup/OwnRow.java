package io.chate2ee.identity.lookup;

import static java.util.Objects.requireNonNull;

import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.user.IdentitySource;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.identity.cache.KnownUser;
import io.chate2ee.identity.cache.KnownUsers;
import io.chate2ee.identity.cache.VersionedCache;
import io.chate2ee.identity.derivation.IdentityDerivation;
import io.chate2ee.identity.outbox.OutboxPublisher;
import io.chate2ee.identity.registry.Sighting;
import io.chate2ee.identity.registry.SqlStatements.Purpose;
import io.chate2ee.identity.registry.UserRegistry;
import io.chate2ee.identity.settings.IdentitySettings;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * Makes a caller who asks for the own identity known, so that everybody who can log in becomes known even if every
 * log-in event is lost.
 */
@Singleton
class OwnRow {
    private final UserRegistry registry;
    private final VersionedCache<Uid, KnownUser> cache;
    private final KnownUsers users;
    private final IdentityDerivation derivation;
    private final OutboxPublisher publisher;
    private final DatabaseWatch database;
    private final IdentitySettings settings;
    private final Clock clock;

    OwnRow(
            UserRegistry registry,
            VersionedCache<Uid, KnownUser> cache,
            KnownUsers users,
            IdentityDerivation derivation,
            OutboxPublisher publisher,
            DatabaseWatch database,
            IdentitySettings settings,
            Clock clock) {
        this.registry = registry;
        this.cache = cache;
        this.users = users;
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
    Uni<KnownUser> write(Uid uid, KnownUser found, LookUpCost cost) {
        return writeAndRead(uid, cost)
                .ifNoItem()
                .after(settings.databaseTimeout())
                .fail()
                .onFailure()
                .recoverWithItem(failure -> keep(found, failure));
    }

    private Uni<KnownUser> writeAndRead(Uid uid, LookUpCost cost) {
        Sighting sighting = new Sighting(uid, derivation.of(uid), clock.instant(), IdentitySource.DERIVED);
        cost.statement();
        return registry.register(Purpose.REGISTER, List.of(sighting))
                .chain(written -> written.isEmpty() ? read(uid, cost) : announced(written.get(0)))
                .invoke(user -> cache.offer(uid, user));
    }

    private Uni<KnownUser> announced(UserRecord written) {
        publisher.wake();
        return Uni.createFrom().item(users.of(written));
    }

    /**
     * Another replica was faster, or the identity is somebody else's, or the user was forgotten just now, by a clock that is ahead of this one:
     * which of them, only the table says.
     */
    private Uni<KnownUser> read(Uid uid, LookUpCost cost) {
        cost.statement();
        cache.reload(Set.of(uid));
        return Uni.createFrom()
                .completionStage(() -> cache.getAll(Set.of(uid), cost::statement))
                .map(found -> requireNonNull(found.get(uid)));
    }

    private KnownUser keep(KnownUser found, Throwable failure) {
        database.isAway(failure);
        return found;
    }
}
