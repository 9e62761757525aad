package io.chate2ee.groupsync.owner;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.groupsync.cloud.AppCredentials;
import io.chate2ee.groupsync.settings.OwnerSettings;
import io.chate2ee.groupsync.tickets.SealBrokenException;
import io.chate2ee.groupsync.tickets.Vault;
import io.chate2ee.http.start.WrongSetting;
import io.chate2ee.virgil.bytes.Secret;
import io.chate2ee.virgil.card.CardSigner;
import io.chate2ee.virgil.card.RawCard;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.chate2ee.virgil.key.PrivateKey;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;

/** The owner's key: from the setting, or made once across all replicas and kept sealed; with it the one card made for it. */
@Singleton
public class OwnerKeys {
    private static final String PLACE = "owner/";

    private final Identity identity;
    private final Optional<PrivateKey> configured;
    private final OwnerStore store;
    private final Vault vault;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    OwnerKeys(AppCredentials credentials, OwnerSettings settings, OwnerStore store, Vault vault, Clock clock) {
        this.identity = credentials.owner();
        this.configured = settings.key()
                .map(text -> WrongSetting.unless(
                        "owner.key",
                        "is not the base64 or PEM of a PKCS#8 Ed25519 private key",
                        () -> PrivateKey.parse(text)));
        this.store = store;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * The owner as all replicas know it.
     *
     * @return fails with {@link OwnerRefusedException} if settings and database contradict each other
     */
    Uni<Owner> load() {
        return store.find()
                .chain(found -> found.map(row -> Uni.createFrom().item(row)).orElseGet(() -> store.adopt(candidate())))
                .map(this::open);
    }

    private StoredOwner candidate() {
        PrivateKey key = configured.orElseGet(() -> Ed25519PrivateKey.generate(random));
        RawCard card = CardSigner.selfSigned(identity.value(), key, clock.instant(), null);
        return new StoredOwner(
                identity.value(), key.publicKey().toDer(), configured.isPresent() ? null : seal(key), card.toJson());
    }

    private byte[] seal(PrivateKey key) {
        try (Secret plain = Secret.taking(key.exportDer())) {
            return vault.seal(plain, PLACE + identity);
        }
    }

    private Owner open(StoredOwner row) {
        if (!row.identity().equals(identity.value())) {
            throw new OwnerRefusedException(
                    "groups.owner-identity", "differs from the owner whose groups are in the database");
        }
        PrivateKey key = configured.orElseGet(() -> unseal(row));
        if (!Arrays.equals(key.publicKey().toDer(), row.publicKey())) {
            throw new OwnerRefusedException("owner.key", "is not the key whose groups are in the database");
        }
        return new Owner(identity, key, RawCard.fromJson(row.card()));
    }

    private PrivateKey unseal(StoredOwner row) {
        byte[] sealed = row.sealedKey();
        if (sealed == null) {
            throw new OwnerRefusedException("owner.key", "is missing, but was set when the groups were made");
        }
        try (Secret plain = vault.open(sealed, PLACE + identity)) {
            return plain.use(PrivateKey::fromDer);
        } catch (SealBrokenException anotherKey) {
            // The one thing an operator can do about it is to bring back the right setting.
            throw new OwnerRefusedException(
                    "owner.key-encryption-key", "is not the one under which the owner's key is kept in the database");
        }
    }
}
