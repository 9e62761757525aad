package io.chate2ee.groupsync.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whose webhooks are taken, {@code webhooks.*}. Read only where {@code roles.webhooks} is on. */
@ConfigMapping(prefix = "webhooks")
public interface WebhooksSettings {
    /** {@code user:password} pairs, any of which is accepted; two while one is being replaced. Secrets. */
    Optional<List<String>> credentials();

    /** In its place: a file with such pairs, one a line; read again while the service runs. */
    Optional<Path> credentialsFile();

    /** The CometChat app whose webhooks are taken. Needed. */
    Optional<String> appId();

    /** The ids of the webhooks that are taken; all of the app's where none is named. */
    Optional<List<String>> ids();

    /** How long Kafka may take. The vendor gives up after 2 s and delivers again, if it was told to. */
    @WithDefault("1500ms")
    Duration timeout();

    /** How many deliveries may wait for Kafka at once; more are told to come again. */
    @WithDefault("2000")
    int waitAtMost();
}
