package io.chate2ee.groupsync.owner;

import io.chate2ee.contract.json.Json;
import io.chate2ee.virgil.bytes.Secret;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Base64;

/** The owner's key as an operator keeps it: with it in the setting {@code owner.key} the groups can be read and changed again. */
@Singleton
public class OwnerBackup {
    private final OwnerStore store;
    private final OwnerKeys keys;

    @Inject
    OwnerBackup(OwnerStore store, OwnerKeys keys) {
        this.store = store;
        this.keys = keys;
    }

    /**
     * One line of JSON with {@code identity}, {@code key} (base64 of PKCS#8) and {@code card}: a secret. Null if there is no owner yet;
     * none is made.
     */
    public Uni<byte[]> secret() {
        return store.find()
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().nullItem()
                        : keys.load().map(OwnerBackup::text));
    }

    private static byte[] text(Owner owner) {
        try (Secret key = Secret.taking(owner.key().exportDer())) {
            String encoded = key.use(Base64.getEncoder()::encodeToString);
            return Json.write(Json.object()
                    .put("identity", owner.identity().value())
                    .put("key", encoded)
                    .put("card", owner.card().toJson()));
        }
    }
}
