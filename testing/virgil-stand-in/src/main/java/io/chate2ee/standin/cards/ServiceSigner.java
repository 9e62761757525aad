package io.chate2ee.standin.cards;

import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.sign.VirgilSignature;
import io.vertx.core.json.JsonObject;
import java.util.Base64;

/** Adds the signature named {@code virgil} to a card, with the stand-in's own key: over the content snapshot only. */
public final class ServiceSigner {

    private final PrivateKey key;

    /** A signer with this key. */
    public ServiceSigner(PrivateKey key) {
        this.key = key;
    }

    /** A copy of the model with one signature more; everything else stays as it was sent. */
    JsonObject sign(SignedModel card) {
        var signature = VirgilSignature.sign(key, card.snapshot());
        var signed = card.json().copy();
        signed.getJsonArray("signatures")
                .add(new JsonObject()
                        .put("signer", "virgil")
                        .put("signature", Base64.getEncoder().encodeToString(signature)));
        return signed;
    }
}
