package io.chate2ee.identity.lookup;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.identity.cache.KnownGroup;
import io.chate2ee.identity.lookup.IdentitiesAnswer.GroupStanding;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Groups as one caller sees them.
 *
 * @param known all groups asked for
 * @param caller the caller's identity; null only if no group was asked for
 */
record GroupsForCaller(
        Map<Guid, KnownGroup> known, @Nullable Identity caller) {
    static final GroupsForCaller NONE = new GroupsForCaller(Map.of(), null);

    /** The identity to load the group by, null while there is no group to load. */
    @Nullable
    String identity(Guid guid) {
        return Optional.ofNullable(group(guid).identity()).map(Identity::value).orElse(null);
    }

    /** How the group stands. */
    GroupStanding standing(Guid guid) {
        KnownGroup group = group(guid);
        boolean granted = caller != null && group.granted().contains(caller);
        return new GroupStanding(group.stateName(), group.epoch(), granted);
    }

    private KnownGroup group(Guid guid) {
        return known.getOrDefault(guid, KnownGroup.NOTHING);
    }
}
