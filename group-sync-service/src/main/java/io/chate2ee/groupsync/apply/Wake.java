package io.chate2ee.groupsync.apply;

/**
 * Tells the reconciler of this process that a group has become dirty, so that it need not wait for its next look at the
 * table. A hint only: a call that is lost costs time, never a change.
 */
@FunctionalInterface
public interface Wake {
    /** To be called after the commit that marked groups dirty. Returns at once; any thread. */
    void wake();
}
