package io.chate2ee.groupsync.apply;

import io.chate2ee.groupsync.plan.GroupKey;

/** Somebody else works on the group, or may soon: this holder must not touch it any more. */
final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLostException(GroupKey key) {
        super("lease on group " + key + " is lost");
    }
}
