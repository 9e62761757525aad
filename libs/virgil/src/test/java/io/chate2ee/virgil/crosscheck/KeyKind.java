package io.chate2ee.virgil.crosscheck;

import java.util.List;
import java.util.stream.Stream;

/** Key types that every library here can make, by the names Virgil's libraries give them. */
enum KeyKind {
    ED25519(true),
    CURVE25519(false),
    SECP256R1(true),
    RSA_2048(true),
    CURVE25519_ED25519(true);

    private final boolean signs;

    KeyKind(boolean signs) {
        this.signs = signs;
    }

    /** Those that sign; all of them can be encrypted to. */
    static List<KeyKind> signing() {
        return Stream.of(values()).filter(kind -> kind.signs).toList();
    }
}
