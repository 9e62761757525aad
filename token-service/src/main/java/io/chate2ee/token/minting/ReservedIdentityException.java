package io.chate2ee.token.minting;

/** A caller's identity is the groups' owner, for whom only group-sync may sign: it could read every group. */
public final class ReservedIdentityException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReservedIdentityException() {
        super("no token is minted for the owner of the groups");
    }
}
