package io.chate2ee.groupsync.settings;

import io.chate2ee.http.start.WrongSetting;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Secrets that are looked at again and again, on a worker thread, so that they are replaced without a restart: the lines of a file, of which
 * empty ones and such that begin with {@code #} count for nothing, or settings that are files themselves ({@code secrets.directory}). What
 * cannot be used changes nothing.
 */
public final class SecretLines implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SecretLines.class);
    private static final int LARGEST = 1 << 16;

    /** How often the file is looked at. */
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final String setting;
    private final Source source;
    private final Consumer<List<String>> user;
    private final ScheduledFuture<?> watching;
    private List<String> known;
    private boolean refused;

    private SecretLines(
            String setting, Source source, List<String> known, Consumer<List<String>> user, Duration every) {
        this.setting = setting;
        this.source = source;
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
        return begin(setting, () -> read(file), "names a file that cannot be read", user, every);
    }

    /**
     * Reads settings now, and again whenever one of them was changed.
     *
     * @param config asks whoever has them each time
     * @param settings that belong together; the log names the first
     * @param user takes the values in this order; refuses those it cannot use with a {@link ConfigurationException}
     * @throws ConfigurationException if there is nothing to use at the start
     */
    public static SecretLines ofSettings(Config config, List<String> settings, Consumer<List<String>> user) {
        return ofSettings(config, settings, user, EVERY);
    }

    static SecretLines ofSettings(Config config, List<String> settings, Consumer<List<String>> user, Duration every) {
        return begin(settings.get(0), () -> values(config, settings), "is not set", user, every);
    }

    private static SecretLines begin(
            String setting, Source source, String complaint, Consumer<List<String>> user, Duration every) {
        List<String> lines;
        try {
            lines = source.read();
        } catch (IOException unreadable) {
            throw WrongSetting.of(setting, complaint);
        }
        user.accept(lines);
        return new SecretLines(setting, source, lines, user, every);
    }

    private void look() {
        try {
            List<String> lines = source.read();
            if (!lines.equals(known)) {
                user.accept(lines);
                known = lines;
                LOG.infof("GSY070 The secret of setting '%s' was changed and is in use", setting);
            }
            refused = false;
        } catch (IOException | ConfigurationException unusable) {
            // Neither message holds a line of the file.
            refuse(String.valueOf(unusable.getMessage()));
        } catch (RuntimeException defect) {
            // Passed on, it would end the looking for good. Its message could hold a line of the file.
            refuse(defect.getClass().getSimpleName());
        }
    }

    private void refuse(String problem) {
        if (!refused) {
            LOG.errorf(
                    "GSY071 The secret of setting '%s' cannot be used, and what it held before stays: %s",
                    setting, problem);
        }
        refused = true;
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

    private static List<String> values(Config config, List<String> settings) throws IOException {
        List<String> values = new ArrayList<>();
        for (String setting : settings) {
            values.add(config.getOptionalValue(setting, String.class)
                    .orElseThrow(() -> new IOException("setting '" + setting + "' is gone")));
        }
        return List.copyOf(values);
    }

    /** Where they are. */
    @FunctionalInterface
    private interface Source {
        List<String> read() throws IOException;
    }

    /** Looks no more. */
    @Override
    public void close() {
        watching.cancel(false);
    }
}
