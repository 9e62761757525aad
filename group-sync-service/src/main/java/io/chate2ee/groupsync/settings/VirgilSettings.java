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

    /** How many requests a second go to the cloud. */
    Rate rate();

    /** What is sent again before a round hears of a failure. */
    Retry retry();

    /** When a part of the cloud that keeps failing is left alone. */
    Breaker breaker();

    /** How long cards that were found are remembered; sweeps and look-ups after a login go past it. */
    Cards cards();

    /** One limit for everything that one replica asks, whatever group it is for. */
    interface Rate {
        /** Requests a second in the long run. */
        @WithDefault("100")
        double perSecond();

        /** Requests that may go at once after a quiet time. */
        @WithDefault("100")
        int burst();

        /** Requests that may wait for their turn; more are turned back and tried with their group's next round. */
        @WithDefault("500")
        int queue();

        /** The longest time for which everything stops because the cloud asks for it. */
        @WithDefault("60s")
        Duration longestPause();
    }

    /** Only reads and the publishing of a card are sent again here, and what was certainly not done; the rest is for the group's next round. */
    interface Retry {
        /** How often one request is sent at most; 1 for no repetition. */
        @WithDefault("2")
        int attempts();

        /** No attempt starts later than this after the first was asked for. */
        @WithDefault("10s")
        Duration total();

        /** Longest pause before the first repetition; doubles with each further one. */
        @WithDefault("100ms")
        Duration firstPause();

        /** Longest pause between two attempts. */
        @WithDefault("2s")
        Duration longestPause();

        /** Repetitions for each request that are allowed in the long run. */
        @WithDefault("0.1")
        double ratio();

        /** Repetitions that are allowed at once after a quiet time. */
        @WithDefault("10")
        int atOnce();
    }

    /** Cards and Keyknox have a circuit each. */
    interface Breaker {
        /** So many passing failures in a row open the circuit. */
        @WithDefault("10")
        int failures();

        /** How long it stays open the first time; doubles until a request succeeds. */
        @WithDefault("500ms")
        Duration firstRest();

        /** Longest time it stays open before one request tries. */
        @WithDefault("10s")
        Duration longestRest();
    }

    /** The card cache. */
    interface Cards {
        /** How long cards are remembered. */
        @WithDefault("10s")
        Duration found();

        /** How long it is remembered that there is no card. */
        @WithDefault("1s")
        Duration none();

        /** How many identities are remembered. */
        @WithDefault("10000")
        int identities();
    }
}
