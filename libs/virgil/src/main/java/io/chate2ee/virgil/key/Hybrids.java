package io.chate2ee.virgil.key;

import io.chate2ee.virgil.key.KeyType.Hybrid;
import io.chate2ee.virgil.key.KeyType.Single;

/** What hybrid keys are made of. */
final class Hybrids {

    private Hybrids() {}

    static Hybrid typeOf(PublicKey first, PublicKey second) {
        if (first.type() instanceof Single one && second.type() instanceof Single other) {
            return new Hybrid(one, other);
        }
        throw new IllegalArgumentException("hybrid of " + first.type() + " and " + second.type());
    }
}
