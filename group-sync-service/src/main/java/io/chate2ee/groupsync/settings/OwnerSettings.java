package io.chate2ee.groupsync.settings;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The key of the identity that owns all groups. */
@ConfigMapping(prefix = "owner")
public interface OwnerSettings {
    /** Ed25519 private key, base64 or PEM. Absent: made once and kept encrypted in the database. A secret. */
    Optional<String> key();

    /** Base64 of 32 random bytes; encrypts the owner's key and all tickets in the database. A secret. */
    Optional<String> keyEncryptionKey();
}
