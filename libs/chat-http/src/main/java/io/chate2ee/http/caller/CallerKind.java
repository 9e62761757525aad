package io.chate2ee.http.caller;

/** A way to prove who one is. */
public enum CallerKind {
    /** {@code Authorization: Bearer} with a JWT of a trusted issuer. */
    JWT,
    /** {@code authToken}, as CometChat's SDKs send it. */
    COMETCHAT,
    /** Nobody can: for a process that serves no clients. Named alone. */
    NONE
}
