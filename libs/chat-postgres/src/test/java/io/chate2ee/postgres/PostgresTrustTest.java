package io.chate2ee.postgres;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.postgres.PostgresSettings.Tls;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a certificate is good for is the drivers' to say, and shown where they run. */
class PostgresTrustTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // The test engine fills it.
    Path directory;

    @Test
    void plainTextNeedsNobodyToVouchForTheServer() {
        assertThatCode(() -> PostgresTrust.demand(Tls.DISABLE, Optional.empty()))
                .doesNotThrowAnyException();
    }

    @Test
    void withNobodyToVouchForTheServerThereIsNoStart() {
        assertThatThrownBy(() -> PostgresTrust.demand(Tls.VERIFY_FULL, Optional.empty()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Setting postgres.tls-ca is not set, and postgres.tls=verify-full cannot do without");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path absent = directory.resolve("ca.crt");

        assertThatThrownBy(() -> PostgresTrust.demand(Tls.VERIFY_FULL, Optional.of(absent)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Setting postgres.tls-ca names a file that cannot be read: " + absent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"})
    void aFileWithoutACertificateIsNamed(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("ca.crt"), content);

        assertThatThrownBy(() -> PostgresTrust.demand(Tls.VERIFY_FULL, Optional.of(file)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Setting postgres.tls-ca names a file without a certificate in PEM: " + file);
    }
}
