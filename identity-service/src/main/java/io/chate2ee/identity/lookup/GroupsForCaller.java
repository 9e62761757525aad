package io.chate2ee.identity.lookup;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.identity.cache.KnownGroup;
import org.jspecify.annotations.Nullable;

/**
 * How groups look to one caller.
 *
 * @param caller who asks
 * @param identity the caller's identity, if there is one
 * @param membersOnly whether groups are shown to their members alone
 */
record GroupsForCaller(Uid caller, @Nullable Identity identity, boolean membersOnly) {
    /** The group, or nothing where the caller may not know that it exists. */
    KnownGroup shown(KnownGroup group) {
        return !membersOnly || isGranted(group) || group.waiting().contains(caller) ? group : KnownGroup.NOTHING;
    }

    /** Whether the caller can read the group's newest epoch. */
    boolean isGranted(KnownGroup group) {
        return identity != null && group.granted().contains(identity);
    }
}
