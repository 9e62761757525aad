package io.chate2ee.virgil.envelope;

/** Whether an envelope hides how long its content is. */
public enum Padding {

    /** The value is as long as the content and its tag: what clients do with everything kept in Keyknox. */
    NONE,

    /** Random bytes fill the content up to a multiple of 160: what E3Kit's {@code authEncrypt} does. */
    RANDOM
}
