package io.chate2ee.groupsync.apply;

import io.chate2ee.groupsync.plan.GroupKey;

/** Under one of the group's epochs the cloud holds something that is not our ticket. */
final class ForeignContentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ForeignContentException(GroupKey key, long epoch) {
        super("epoch " + epoch + " of group " + key + " holds another ticket than ours");
    }
}
