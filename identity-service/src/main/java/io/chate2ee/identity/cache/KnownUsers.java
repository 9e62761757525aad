package io.chate2ee.identity.cache;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.identity.derivation.IdentityDerivation;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Says what is answered about a user. Whoever the registry does not have, or was told to forget, is answered with the derived identity;
 * but never with one that an import gave to somebody else, as a message for the one could then be read by the other.
 */
@Singleton
public class KnownUsers {
    private static final Logger LOG = Logger.getLogger(KnownUsers.class);

    private final IdentityDerivation derivation;
    private final Counter taken;

    KnownUsers(IdentityDerivation derivation, MeterRegistry meters) {
        this.derivation = derivation;
        this.taken = Counter.builder("identity.taken")
                .description("Answers without an identity, because the derived one belongs to another user")
                .register(meters);
    }

    /** What the registry says. */
    public KnownUser of(UserRecord user) {
        Identity identity = user.forgotten() ? derivation.of(user.uid()) : user.identity();
        return new KnownUser(identity, user.version(), !user.forgotten());
    }

    /** A user of whom nothing is known, where it is certain that nobody else has the derived identity. */
    public KnownUser derived(Uid uid) {
        return new KnownUser(derivation.of(uid), Versioned.UNKNOWN, false);
    }

    /** A user for whom there is no identity. */
    public KnownUser taken(Uid uid) {
        taken.increment();
        LOG.errorf("IDS101 The derived identity of %s belongs to another user or a group; see identity.imports", uid);
        return new KnownUser(null, Versioned.UNKNOWN, false);
    }

    /** The derived identity of each. */
    Map<Uid, Identity> derivedOf(Collection<Uid> uids) {
        return uids.stream().collect(Collectors.toMap(Function.identity(), derivation::of));
    }

    /**
     * What is answered about each.
     *
     * @param derived everybody asked for
     * @param found the rows of those, and of others who have one of the derived identities
     */
    Map<Uid, KnownUser> answers(Map<Uid, Identity> derived, List<UserRecord> found) {
        Map<Uid, UserRecord> rows = found.stream().collect(Collectors.toMap(UserRecord::uid, Function.identity()));
        Map<Identity, Uid> holders = found.stream().collect(Collectors.toMap(UserRecord::identity, UserRecord::uid));
        Map<Uid, KnownUser> answers = new HashMap<>();
        derived.forEach(
                (uid, identity) -> answers.put(uid, answer(uid, rows.get(uid), holders.getOrDefault(identity, uid))));
        return answers;
    }

    private KnownUser answer(Uid uid, @Nullable UserRecord row, Uid holder) {
        boolean needsDerived = row == null || row.forgotten();
        if (needsDerived && !holder.equals(uid)) {
            return taken(uid);
        }
        return Optional.ofNullable(row).map(this::of).orElseGet(() -> derived(uid));
    }
}
