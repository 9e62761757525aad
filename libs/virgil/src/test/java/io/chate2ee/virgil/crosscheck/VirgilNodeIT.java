package io.chate2ee.virgil.crosscheck;

import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** Against the JavaScript libraries the E3Kit of browsers and Node is made of. */
@DisabledIfSystemProperty(named = "skipE3kit", matches = "true", disabledReason = "-DskipE3kit")
class VirgilNodeIT extends CrossCheck {
    VirgilNodeIT() {
        super(new NodeLibrary());
    }
}
