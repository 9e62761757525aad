package io.chate2ee.contract.user;

/** Where a user's identity comes from. */
public enum IdentitySource {
    /** Derived from the uid under the deployment's secret, when its user asked for it. */
    DERIVED,
    /** Derived in the same way, when a log-in event told of the user. */
    LOGIN,
    /** Taken over from an earlier deployment or the hosted extension. */
    IMPORTED
}
