package io.chate2ee.identity.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.identity.fixture.TestSettings;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class StartRefusedIT {
    private Deployment deployment;

    @BeforeAll
    void startServers() {
        deployment = new Deployment();
    }

    @AfterAll
    void stopServers() {
        deployment.close();
    }

    @ParameterizedTest
    @CsvSource({
        "IDENTITY_DERIVATION_SECRET, '', Setting identity.derivation-secret is not set",
        "IDENTITY_DERIVATION_SECRET, c2hvcnQ=, Setting identity.derivation-secret cannot be used: holds 5 bytes",
        "POSTGRES_PASSWORD, '', Setting postgres.password is not set",
        "CHAT_CALLERS_JWT_ISSUER, '', Setting chat.callers.jwt.issuer is not set",
    })
    void wrongSettingEndsTheStartWithOneLineThatNamesIt(String variable, String value, String line) {
        try (ServiceProcess process = deployment.start(Map.of(variable, value))) {
            assertThat(process.awaitExit()).isNotZero();

            assertThat(process.lines())
                    .filteredOn(text -> text.startsWith(line))
                    .hasSize(1);
            assertThat(process.lines()).noneMatch(text -> text.startsWith("\tat "));
        }
    }

    @Test
    void secretOfAnotherDatabaseEndsTheStartWithOneLineThatNamesTheSettingAndChangesNothing() {
        try (ServiceProcess first = deployment.startReady()) {
            deployment.asking(first).ownIdentity("alice");
            first.stop();
        }

        String another = TestSettings.newSecret();
        try (ServiceProcess second = deployment.start(Map.of("IDENTITY_DERIVATION_SECRET", another))) {
            assertThat(second.awaitExit()).isEqualTo(1);

            assertThat(second.lines())
                    .filteredOn(text -> text.contains("Setting identity.derivation-secret is not the secret"))
                    .hasSize(1);
            assertThat(second.lines()).noneMatch(text -> text.contains(another) || text.startsWith("\tat "));
        }
        assertThat(deployment.tables().users()).isOne();
    }
}
