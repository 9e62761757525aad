package io.chate2ee.http.caller.jwt;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an issuer's keys and reads them again when they grow old or a token names an unknown one. Reading happens on a worker
 * thread, one at a time, however many callers wait; while it fails, the keys read last stay in force.
 */
final class KeySupply {
    private static final Logger LOG = Logger.getLogger(KeySupply.class);
    /** Unknown key ids cost nothing to make up, so they must not be able to drive requests to the issuer. */
    private static final Duration BETWEEN_READS = Duration.ofSeconds(30);
    /** While there are no keys at all, nobody can log in: try sooner. */
    private static final Duration BETWEEN_FIRST_READS = Duration.ofSeconds(1);

    private final String setting;
    private final KeyLocation location;
    private final Duration refresh;
    private final Clock clock;
    private final Executor worker;
    private final AtomicReference<@Nullable CompletableFuture<PublishedKeys>> reading = new AtomicReference<>();
    private volatile @Nullable PublishedKeys keys;
    private volatile byte[] content = new byte[0];
    private volatile Instant tried = Instant.MIN;

    /**
     * Reads nothing yet.
     *
     * @param setting the setting that names the location, for the log
     */
    KeySupply(String setting, KeyLocation location, Duration refresh, Clock clock, Executor worker) {
        this.setting = setting;
        this.location = location;
        this.refresh = refresh;
        this.clock = clock;
        this.worker = worker;
    }

    /** Reads the keys now, on the calling thread. The same object stays in force as long as nothing has changed. */
    PublishedKeys readNow() throws IOException {
        tried = clock.instant();
        byte[] newest = location.read();
        PublishedKeys inForce = keys;
        if (inForce != null && Arrays.equals(newest, content)) {
            return inForce;
        }
        var read = PublishedKeys.parse(newest);
        content = newest;
        keys = read;
        return read;
    }

    /**
     * The keys in force, which are read again in the background once they are old. None if none could be read yet, nor if nobody has looked
     * for so long that the issuer may have withdrawn them meanwhile: then {@link #current} has them.
     */
    @Nullable
    PublishedKeys inForce() {
        PublishedKeys inForce = keys;
        if (inForce != null) {
            startReadingIfOlderThan(refresh);
        }
        return isOlderThan(refresh.multipliedBy(2)) ? null : inForce;
    }

    /** The keys in force, after they were read if that is long ago; fails with {@link KeysAwayException} if none could be read yet. */
    Uni<PublishedKeys> current() {
        PublishedKeys inForce = inForce();
        return inForce == null ? read(BETWEEN_FIRST_READS) : Uni.createFrom().item(inForce);
    }

    /** Keys read after the ones in force if enough time has passed, else the ones in force. */
    Uni<PublishedKeys> newer() {
        return read(BETWEEN_READS);
    }

    private Uni<PublishedKeys> read(Duration age) {
        startReadingIfOlderThan(age);
        var underWay = reading.get();
        return underWay == null
                ? whatIsInForce()
                : Uni.createFrom().completionStage(underWay).onFailure().recoverWithUni(this::whatIsInForce);
    }

    private Uni<PublishedKeys> whatIsInForce() {
        PublishedKeys inForce = keys;
        return inForce == null
                ? Uni.createFrom().failure(new KeysAwayException())
                : Uni.createFrom().item(inForce);
    }

    private void startReadingIfOlderThan(Duration age) {
        var mine = new CompletableFuture<PublishedKeys>();
        if (isOlderThan(age) && reading.compareAndSet(null, mine)) {
            worker.execute(() -> finish(mine));
        }
    }

    private void finish(CompletableFuture<PublishedKeys> mine) {
        try {
            mine.complete(readNow());
        } catch (IOException | RuntimeException away) {
            LOG.warnf("HTP105 Keys of %s could not be read (%s); the last ones stay in force", setting, away);
            mine.completeExceptionally(away);
        } finally {
            reading.set(null);
        }
    }

    private boolean isOlderThan(Duration age) {
        Instant now = clock.instant();
        // A clock that was set back says nothing about how long ago it was.
        return tried.equals(Instant.MIN)
                || now.isBefore(tried)
                || tried.plus(age).isBefore(now);
    }
}
