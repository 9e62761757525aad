package io.chate2ee.identity.lookup;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.identity.cache.KnownGroup;
import io.chate2ee.identity.lookup.IdentitiesAnswer.GroupStanding;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Groups as one caller sees them.
 *
 * @param known all groups asked for
 * @param caller who asks
 * @param identity the caller's identity, if there is one
 * @param membersOnly whether groups are shown to their members alone
 */
record GroupsForCaller(
        Map<Guid, KnownGroup> known, Uid caller, @Nullable Identity identity, boolean membersOnly) {
    /** The identity to load the group by, null while there is no group to load. */
    @Nullable
    String identity(Guid guid) {
        return Optional.ofNullable(group(guid).identity()).map(Identity::value).orElse(null);
    }

    /** How the group stands. */
    GroupStanding standing(Guid guid) {
        KnownGroup group = group(guid);
        return new GroupStanding(group.stateName(), group.epoch(), isGranted(group));
    }

    /** Whether there is such a group, as far as the caller may know. */
    boolean exists(Guid guid) {
        return group(guid).isKnown();
    }

    private KnownGroup group(Guid guid) {
        KnownGroup group = known.getOrDefault(guid, KnownGroup.NOTHING);
        return !membersOnly || isGranted(group) || group.waiting().contains(caller) ? group : KnownGroup.NOTHING;
    }

    private boolean isGranted(KnownGroup group) {
        return identity != null && group.granted().contains(identity);
    }
}
