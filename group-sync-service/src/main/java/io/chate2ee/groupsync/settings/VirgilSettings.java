package io.chate2ee.groupsync.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where the Virgil cloud is and as which app we come. What has no default is demanded with one line that names it. */
@ConfigMapping(prefix = "virgil")
public interface VirgilSettings {
    /** Base URL of the Virgil services, without a path. */
    URI url();

    /** APP_ID from the Virgil portal. */
    Optional<String> appId();

    /** APP_KEY_ID of this service's own app key. */
    Optional<String> appKeyId();

    /** APP_KEY: base64 or PEM of a PKCS#8 Ed25519 private key. A secret. */
    Optional<String> appKey();

    /** Public key (base64 of SPKI) whose {@code virgil} signature every card must carry. */
    String serviceKey();

    /** How long one request may take, connecting included. A lease must be longer than twice this. */
    @WithDefault("3s")
    Duration requestTimeout();

    /** How large an answer may be, in bytes. */
    @WithDefault("4194304")
    int maxAnswerBytes();

    /** How long the tokens live that this service signs for the owner. */
    @WithDefault("10m")
    Duration tokenTtl();

    /** How long all work rests after the cloud has refused the app. */
    @WithDefault("60s")
    Duration refusedRest();
}
