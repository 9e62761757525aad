package io.chate2ee.groupsync.histories;

/** What befalls a process. */
sealed interface Blow {

    /**
     * It dies, as of kill -9.
     *
     * @param steps calls and transactions up to that one, from 1
     * @param done whether that last one is still made
     */
    record Death(int steps, boolean done) implements Blow {}

    /** It is stopped at so manieth write to the cloud, as of SIGSTOP, and that write goes out when it goes on. */
    record Freeze(int writes) implements Blow {}

    /** No answer comes to so manieth write to the cloud, which arrives there much later. */
    record Late(int writes) implements Blow {}
}
