package io.chate2ee.http.caller;

import io.smallrye.mutiny.Uni;

/** Reads one kind of credential. Called on an event loop: must not block. */
@FunctionalInterface
public interface Authenticator {
    /**
     * Judges a request by its headers alone.
     *
     * @return never fails for what a caller sent; a failure is a defect and becomes a 500
     */
    Uni<Verdict> authenticate(RequestHeaders headers);
}
