package io.chate2ee.contract.user;

/** Where a user's identity comes from. */
public enum IdentitySource {
    /** Derived from the uid under the deployment's secret. */
    DERIVED,
    /** Taken over from an earlier deployment or the hosted extension. */
    IMPORTED
}
