package io.chate2ee.standin;

import io.chate2ee.standin.storage.Key;
import io.chate2ee.standin.storage.Store;
import io.chate2ee.standin.storage.Table;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.chate2ee.virgil.key.PrivateKey;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The stand-in's own secrets, made once and kept with its data in the clear. They protect nothing but test data, which is one
 * of the reasons why the stand-in is never for production.
 */
final class ServiceSecrets {

    private static final int BRAINKEY_BYTES = 32;

    private final Store store;
    private final Table secrets;

    ServiceSecrets(Store store) {
        this.store = store;
        this.secrets = store.table("secrets");
    }

    /** The key behind the {@code virgil} signature: the given one, or else the stored or a new one. */
    PrivateKey serviceKey(@Nullable PrivateKey given) {
        if (given != null) {
            return given;
        }
        return PrivateKey.fromDer(kept(
                "service-key",
                () -> Ed25519PrivateKey.generate(new SecureRandom()).exportDer()));
    }

    /** From which the server's half of every brainkey is derived. */
    byte[] brainkeySecret() {
        return kept("brainkey", () -> {
            var secret = new byte[BRAINKEY_BYTES];
            new SecureRandom().nextBytes(secret);
            return secret;
        });
    }

    private byte[] kept(String name, Supplier<byte[]> make) {
        return store.transaction(() -> {
            var secret = secrets.get(Key.of(name)).orElseGet(() -> keep(name, make.get()));
            return Base64.getDecoder().decode(secret.getString("base64"));
        });
    }

    private JsonObject keep(String name, byte[] secret) {
        var json = new JsonObject().put("base64", Base64.getEncoder().encodeToString(secret));
        secrets.put(Key.of(name), json);
        return json;
    }
}
