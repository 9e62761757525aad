package io.chate2ee.groupsync.settings;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Secrets in a file, one a line, that is looked at again and again, on a worker thread, so that they are replaced without a restart.
 * Empty lines and such that begin with {@code #} count for nothing. What cannot be used changes nothing.
 */
public final class SecretLines implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SecretLines.class);
    private static final int LARGEST = 1 << 16;

    /** How often the file is looked at. */
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final String setting;
    private final Path file;
    private final Consumer<List<String>> user;
    private final ScheduledFuture<?> watching;
    private List<String> known;
    private boolean refused;

    private SecretLines(String setting, Path file, List<String> known, Consumer<List<String>> user, Duration every) {
        this.setting = setting;
        this.file = file;
        this.known = known;
        this.user = user;
        this.watching = Infrastructure.getDefaultWorkerPool()
                .scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Reads the file now, and again whenever it was changed.
     *
     * @param setting the setting that names the file
     * @param file a file, or a link that is turned to another one, as Kubernetes does with secrets
     * @param user takes the lines; refuses those it cannot use with a {@link ConfigurationException}
     * @throws ConfigurationException if there is nothing to use at the start
     */
    public static SecretLines of(String setting, Path file, Consumer<List<String>> user) {
        return of(setting, file, user, EVERY);
    }

    static SecretLines of(String setting, Path file, Consumer<List<String>> user, Duration every) {
        List<String> lines;
        try {
            lines = read(file);
        } catch (IOException unreadable) {
            throw Refusal.of(setting, "names a file that cannot be read");
        }
        user.accept(lines);
        return new SecretLines(setting, file, lines, user, every);
    }

    private void look() {
        try {
            List<String> lines = read(file);
            if (!lines.equals(known)) {
                user.accept(lines);
                known = lines;
                LOG.infof("GSY070 The file of setting '%s' was changed and is in use", setting);
            }
            refused = false;
        } catch (IOException | ConfigurationException unusable) {
            // Neither message holds a line of the file.
            if (!refused) {
                LOG.errorf(
                        "GSY071 The file of setting '%s' cannot be used, and what it held before stays: %s",
                        setting, unusable.getMessage());
            }
            refused = true;
        }
    }

    private static List<String> read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw new IOException("larger than " + LARGEST + " bytes");
            }
            return new String(content, StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        }
    }

    /** Looks no more. */
    @Override
    public void close() {
        watching.cancel(false);
    }
}
