package io.chate2ee.postgres;

import io.chate2ee.http.start.WrongSetting;
import io.chate2ee.postgres.PostgresSettings.Tls;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Optional;

/** Refuses a start that could never reach the database because there is nobody to vouch for it; the drivers themselves do the rest. */
@Singleton
class PostgresTrust {
    private static final int BEFORE_EVERYTHING_ELSE = 1;
    private static final String SETTING = "postgres.tls-ca";

    private final PostgresSettings settings;

    @Inject
    PostgresTrust(PostgresSettings settings) {
        this.settings = settings;
    }

    void check(@Observes @Priority(BEFORE_EVERYTHING_ELSE) StartupEvent starting) {
        demand(settings.tls(), settings.tlsCa());
    }

    /**
     * Looks at the file.
     *
     * @throws ConfigurationException if it is needed and holds no certificate
     */
    static void demand(Tls tls, Optional<Path> ca) {
        if (tls == Tls.VERIFY_FULL) {
            Path file = ca.orElseThrow(() -> wrong("is not set, and postgres.tls=verify-full cannot do without"));
            if (!holdsCertificates(file)) {
                throw wrong("names a file without a certificate in PEM: " + file);
            }
        }
    }

    private static boolean holdsCertificates(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return !CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .isEmpty();
        } catch (IOException e) {
            throw wrong("names a file that cannot be read: " + file);
        } catch (CertificateException e) {
            return false;
        }
    }

    private static ConfigurationException wrong(String problem) {
        return WrongSetting.of(SETTING, problem);
    }
}
