package io.chate2ee.identity.lookup;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.user.IdentitySource;
import io.chate2ee.identity.derivation.IdentityDerivation;
import io.chate2ee.identity.opening.RegistryGate;
import io.chate2ee.identity.registry.Sighting;
import io.chate2ee.identity.registry.SqlStatements.Purpose;
import io.chate2ee.identity.registry.UserRegistry;
import io.chate2ee.identity.settings.IdentitySettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Notes when known users were last seen, without a statement for each request: once in a while for each user, many users together. What
 * a stop or an outage loses is noted again at the user's next request.
 */
@Singleton
class SeenCallers {
    private static final Logger LOG = Logger.getLogger(SeenCallers.class);
    private static final int AT_A_TIME = 500;
    private static final int MOST_WAITING = 20_000;

    private final UserRegistry registry;
    private final IdentityDerivation derivation;
    private final RegistryGate gate;
    private final IdentitySettings settings;
    private final Vertx vertx;
    private final Clock clock;
    private final Cache<Uid, Boolean> noted;
    private final Map<Uid, Instant> waiting = new ConcurrentHashMap<>();

    SeenCallers(
            UserRegistry registry,
            IdentityDerivation derivation,
            RegistryGate gate,
            IdentitySettings settings,
            Vertx vertx,
            Clock clock) {
        this.registry = registry;
        this.derivation = derivation;
        this.gate = gate;
        this.settings = settings;
        this.vertx = vertx;
        this.clock = clock;
        this.noted = Caffeine.newBuilder()
                .maximumSize(settings.cache().users())
                .expireAfterWrite(settings.seen().precision())
                .build();
    }

    void onStart(@Observes StartupEvent starting) {
        gate.whenOpen()
                .subscribe()
                .with(open -> vertx.setPeriodic(settings.seen().storeEvery().toMillis(), timer -> store()));
    }

    void onStop(@Observes ShutdownEvent stopping) {
        waiting.clear();
    }

    /** The user is here. Cheap. */
    void note(Uid uid) {
        boolean first = waiting.size() < MOST_WAITING && noted.asMap().putIfAbsent(uid, true) == null;
        if (first) {
            waiting.put(uid, clock.instant());
        }
    }

    private void store() {
        List<Sighting> some = waiting.entrySet().stream()
                .limit(AT_A_TIME)
                .map(entry -> sighting(entry.getKey(), entry.getValue()))
                .toList();
        if (!some.isEmpty()) {
            some.forEach(sighting -> waiting.remove(sighting.uid()));
            registry.register(Purpose.SEEN, some)
                    .subscribe()
                    .with(stored -> storeMore(some.size()), failure -> forget(some, failure));
        }
    }

    private void storeMore(int stored) {
        if (stored == AT_A_TIME) {
            store();
        }
    }

    private void forget(List<Sighting> some, Throwable failure) {
        LOG.debugf("%d sightings are noted again at the next request: %s", some.size(), failure);
        some.forEach(sighting -> noted.invalidate(sighting.uid()));
    }

    private Sighting sighting(Uid uid, Instant time) {
        return new Sighting(uid, derivation.of(uid), time, IdentitySource.DERIVED);
    }
}
