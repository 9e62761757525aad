package io.chate2ee.standin;

import io.chate2ee.standin.guesses.Guesses;
import io.chate2ee.standin.tokens.App;
import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.key.PublicKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a stand-in is to be.
 *
 * @param host address to listen on
 * @param port port to listen on; 0 for any that is free
 * @param apps the applications whose tokens are accepted; at least one
 * @param directory where to keep data over restarts; {@code null} keeps it in memory
 * @param serviceKey makes the {@code virgil} signature of cards; {@code null} generates one, kept with the data
 * @param bodyLimit longest request body accepted, in bytes
 * @param callsKept how many calls the record holds
 * @param callFile where calls are written besides, all of them; {@code null} for nowhere
 * @param guesses what to do where the real cloud is not known
 * @param brainkeyInterval shortest time between two brainkey calls of an identity; zero for no limit
 * @param clock decides about tokens and dates the record
 */
public record StandInOptions(
        String host,
        int port,
        List<App> apps,
        @Nullable Path directory,
        @Nullable PrivateKey serviceKey,
        long bodyLimit,
        int callsKept,
        @Nullable Path callFile,
        Guesses guesses,
        Duration brainkeyInterval,
        Clock clock) {

    /** Checks what can be checked without starting. */
    public StandInOptions {
        apps = List.copyOf(apps);
        if (apps.isEmpty()) {
            throw new IllegalArgumentException("at least one application is needed");
        }
        if (apps.stream().map(App::id).distinct().count() < apps.size()) {
            throw new IllegalArgumentException("two applications have the same id");
        }
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("the port is between 0 and 65535");
        }
        if (callsKept < 1 || bodyLimit < 1 || brainkeyInterval.isNegative()) {
            throw new IllegalArgumentException("limits are positive, and no time is negative");
        }
    }

    /**
     * Starts from: 127.0.0.1, a free port, in memory, bodies up to 1 MiB, 100,000 calls kept and in no file, the usual
     * guesses, no limit on brainkey calls, the system's clock.
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects options one by one. */
    public static final class Builder {

        private static final long ONE_MEBIBYTE = 1024 * 1024L;
        private static final int CALLS_KEPT = 100_000;

        private final List<App> apps = new ArrayList<>();
        private String host = "127.0.0.1";
        private int port;
        private @Nullable Path directory;
        private @Nullable PrivateKey serviceKey;
        private long bodyLimit = ONE_MEBIBYTE;
        private int callsKept = CALLS_KEPT;
        private @Nullable Path callFile;
        private Guesses guesses = Guesses.USUAL;
        private Duration brainkeyInterval = Duration.ZERO;
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /** Listens on this address. */
        public Builder host(String value) {
            host = value;
            return this;
        }

        /** Listens on this port. */
        public Builder port(int value) {
            port = value;
            return this;
        }

        /** Accepts the tokens of one more application. */
        public Builder app(String id, Map<String, PublicKey> keysById) {
            apps.add(new App(id, keysById));
            return this;
        }

        /** Keeps data here. */
        public Builder directory(@Nullable Path value) {
            directory = value;
            return this;
        }

        /** Signs cards with this key. */
        public Builder serviceKey(@Nullable PrivateKey value) {
            serviceKey = value;
            return this;
        }

        /** Accepts bodies up to this many bytes. */
        public Builder bodyLimit(long value) {
            bodyLimit = value;
            return this;
        }

        /** Keeps this many calls in the record. */
        public Builder callsKept(int value) {
            callsKept = value;
            return this;
        }

        /** Writes every call to the end of this file. */
        public Builder callFile(@Nullable Path value) {
            callFile = value;
            return this;
        }

        /** Chooses what to do where the real cloud is not known. */
        public Builder guesses(Guesses value) {
            guesses = value;
            return this;
        }

        /** Refuses brainkey calls of an identity that follow each other faster. */
        public Builder brainkeyInterval(Duration value) {
            brainkeyInterval = value;
            return this;
        }

        /** Takes the time from this clock. */
        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        /** The options. */
        public StandInOptions build() {
            return new StandInOptions(
                    host,
                    port,
                    apps,
                    directory,
                    serviceKey,
                    bodyLimit,
                    callsKept,
                    callFile,
                    guesses,
                    brainkeyInterval,
                    clock);
        }
    }
}
