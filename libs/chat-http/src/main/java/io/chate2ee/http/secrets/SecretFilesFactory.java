package io.chate2ee.http.secrets;

import io.chate2ee.http.start.WrongSetting;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Reads {@code secrets.directory}, where it is set. */
public final class SecretFilesFactory implements ConfigSourceFactory {
    private static final String SETTING = "secrets.directory";

    /** For whoever puts the configuration together. */
    public SecretFilesFactory() {}

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue directory = context.getValue(SETTING);
        if (directory == null
                || directory.getValue() == null
                || directory.getValue().isBlank()) {
            return List.of();
        }
        try {
            return List.of(new SecretFiles(Path.of(directory.getValue())));
        } catch (UncheckedIOException unreadable) {
            throw WrongSetting.of(SETTING, "names no directory that can be read: " + directory.getValue());
        }
    }
}
