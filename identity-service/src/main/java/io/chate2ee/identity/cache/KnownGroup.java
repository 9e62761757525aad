package io.chate2ee.identity.cache;

import io.chate2ee.contract.group.GroupRecord;
import io.chate2ee.contract.group.GroupState;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A group as answered.
 *
 * @param version the version of its newest announcement; {@link #UNKNOWN} if there was none
 * @param identity the Virgil group's identity; null while there is nothing to load
 * @param state how far it is; null if unknown
 * @param epoch the newest epoch; -1 while there is none
 * @param granted who can read the newest epoch
 * @param waiting members who wait, as far as they are named
 */
public record KnownGroup(
        long version,
        @Nullable Identity identity,
        @Nullable GroupState state,
        long epoch,
        Set<Identity> granted,
        Set<Uid> waiting)
        implements Versioned {
    /** A guid of which nothing was announced yet. */
    public static final KnownGroup NOTHING = new KnownGroup(UNKNOWN, null, null, -1, Set.of(), Set.of());

    /** Copies the members. */
    public KnownGroup {
        granted = Set.copyOf(granted);
        waiting = Set.copyOf(waiting);
    }

    /** How many people it names. */
    int people() {
        return granted.size() + waiting.size();
    }

    /** A group that was announced. */
    public static KnownGroup of(GroupRecord group) {
        return new KnownGroup(
                group.version(),
                group.identity(),
                group.state(),
                group.newestEpoch(),
                Set.copyOf(group.granted()),
                Set.copyOf(group.waitingMembers()));
    }

    /** The state as clients see it; {@code unknown} if nothing was announced. */
    public String stateName() {
        return Optional.ofNullable(state).map(GroupState::wireName).orElse("unknown");
    }
}
