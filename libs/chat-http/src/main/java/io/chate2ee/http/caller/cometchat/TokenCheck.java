package io.chate2ee.http.caller.cometchat;

import io.smallrye.mutiny.Uni;

/** Finds out whose token it is. Never fails and never blocks. */
@FunctionalInterface
interface TokenCheck {
    /** A finding, {@link Finding.Undecided} where there is trouble. */
    Uni<Finding> check(AuthToken token);
}
