package io.chate2ee.token.identities;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.http.caller.Caller;
import io.smallrye.mutiny.Uni;

/** Where identities come from. */
@FunctionalInterface
interface IdentitySource {
    /** The caller's own identity; fails with {@link IdentityUnknownException} if nobody can say now. */
    Uni<Identity> identityOf(Caller caller);
}
