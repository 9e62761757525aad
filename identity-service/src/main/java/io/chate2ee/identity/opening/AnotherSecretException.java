package io.chate2ee.identity.opening;

/** The database holds identities of another derivation secret. */
final class AnotherSecretException extends StartRefusedException {
    private static final long serialVersionUID = 1L;

    AnotherSecretException() {
        super(
                "Setting identity.derivation-secret is not the secret that this database's or topic's identities were derived with;"
                        + " starting with it would give every user a new identity");
    }
}
