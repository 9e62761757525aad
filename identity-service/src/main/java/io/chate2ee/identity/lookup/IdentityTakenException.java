package io.chate2ee.identity.lookup;

/** A new user's derived identity already belongs to another user or a group; handing it out would mix up two of them. */
final class IdentityTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IdentityTakenException() {
        super("The identity derived for a new user already belongs to another user or a group");
    }
}
