package io.chate2ee.virgil.crosscheck;

import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** Against Virgil's library for Java and Android. */
@DisabledIfSystemProperty(named = "skipVirgilJni", matches = "true", disabledReason = "-DskipVirgilJni")
class VirgilJniIT extends CrossCheck {
    VirgilJniIT() {
        super(new JniLibrary());
    }
}
