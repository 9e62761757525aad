package io.chate2ee.http.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Settings in files, such as a mounted Kubernetes Secret: the file {@code owner.key} holds the setting {@code owner.key}, UTF-8, a line
 * break at its end left out. Which files there are is found once; what they hold is read each time, so that whoever asks again sees a
 * secret that was replaced. Other files, such as the ones a mount hides behind a dot, are no settings.
 */
public final class SecretFiles implements ConfigSource {
    /** Above the packaged defaults (250), below environment variables (300): what an operator sets by hand wins. */
    private static final int ORDINAL = 290;

    private static final Pattern SETTING = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+");

    private static final Pattern DOLLAR = Pattern.compile("(\\\\*)\\$");

    private final Path directory;
    private final Set<String> names;

    /**
     * Finds the files.
     *
     * @throws UncheckedIOException if the directory cannot be read
     */
    SecretFiles(Path directory) {
        this.directory = directory;
        try (Stream<Path> files = Files.list(directory)) {
            this.names = files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(SETTING.asMatchPredicate())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Set<String> getPropertyNames() {
        return names;
    }

    @Override
    public @Nullable String getValue(String name) {
        if (!names.contains(name)) {
            return null;
        }
        try {
            String text = Files.readString(directory.resolve(name));
            return literal(
                    text.endsWith("\n") ? text.substring(0, text.length() - (text.endsWith("\r\n") ? 2 : 1)) : text);
        } catch (IOException unreadable) {
            // It was there at the start. Absent is said of it; what it held must not be told. The setting's owner says
            // that it is missing.
            return null;
        }
    }

    /**
     * So written that nothing in it is filled in. A dollar sign may be part of a password, and whoever reads settings takes it for the beginning of
     * another's name; two stand for one. Backslashes before it would be taken away: they become the default of a setting without a name.
     */
    private static String literal(String text) {
        return DOLLAR.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(found.group(1).isEmpty() ? "$$" : "${:" + found.group(1) + "}$$"));
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    @Override
    public String getName() {
        return "files in " + directory;
    }
}
