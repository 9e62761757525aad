package io.chate2ee.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check of the compose file is shown one damage. */
class BrokenComposeTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // The test engine fills it.
    static Path directory;

    @BeforeAll
    static void prepare() throws Exception {
        assertThat(ComposeTest.prepare(directory)).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void isFoundAndNamed(Case damaged) {
        ComposeFile compose = ComposeFile.read(directory);
        assertThatCode(() -> damaged.rule().accept(compose)).as("before").doesNotThrowAnyException();

        Damage.make(compose.json(), damaged.change());

        assertThatThrownBy(() -> damaged.rule().accept(compose))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(damaged.named());
    }

    static Stream<Case> damages() {
        return Stream.of(
                new Case(
                        "a field that is none",
                        ComposeRules::onlyFieldsOfComposeAndThingsThatAreThere,
                        "/services/kafka enviroment: {}",
                        "enviroment"),
                new Case(
                        "somebody to wait for who never comes",
                        ComposeRules::onlyFieldsOfComposeAndThingsThatAreThere,
                        "/services/token-service/depends_on zookeeper",
                        "zookeeper"),
                new Case(
                        "a volume that nobody makes",
                        ComposeRules::onlyFieldsOfComposeAndThingsThatAreThere,
                        "/services/kafka/volumes 'logs:/logs'",
                        "logs"),
                new Case(
                        "a setting that is none",
                        ComposeRules::eachServiceHasSettingsThatExist,
                        "/services/group-sync-service/environment POSTGRES_HOTS: postgres",
                        "POSTGRES_HOTS"),
                new Case(
                        "a root that can be written",
                        ComposeRules::eachServiceHasItsImageAndNoPrivilege,
                        "/services/identity-service read_only: false",
                        "identity-service"),
                new Case(
                        "capabilities",
                        ComposeRules::eachServiceHasItsImageAndNoPrivilege,
                        "/services/token-service cap_drop: []",
                        "token-service"),
                new Case(
                        "a way in from other machines",
                        ComposeRules::onlyThisMachineIsLetInAndWhereSomebodyListens,
                        "/services/virgil-stand-in ports: ['8090:8090']",
                        "virgil-stand-in"),
                new Case(
                        "a port at which nobody listens",
                        ComposeRules::onlyThisMachineIsLetInAndWhereSomebodyListens,
                        "/services/token-service ports: ['127.0.0.1:8080:8080']",
                        "8080"),
                new Case(
                        "secrets that nobody prepares",
                        ComposeRules::everyFileIsThere,
                        "/services/group-sync-service volumes: ['./secrets/group-sync:/run/secrets/settings:ro']",
                        "./secrets/group-sync"),
                new Case(
                        "a key where none is",
                        ComposeRules::everyFileIsThere,
                        "/services/token-service/environment CHAT_CALLERS_JWT_KEYS: /run/secrets/login/jwks.json",
                        "jwks.json"),
                new Case(
                        "a file that is not mounted",
                        ComposeRules::everyFileIsThere,
                        "/services/postgres/environment POSTGRES_PASSWORD_FILE: /run/superuser",
                        "/run/superuser"),
                new Case(
                        "another port of another service",
                        ComposeRules::everyAddressIsOneAtWhichSomebodyListens,
                        "/services/token-service/environment TOKEN_IDENTITY_SERVICE_URL: 'http://identity-service:8081'",
                        "identity-service:8081"),
                new Case(
                        "a broker of another name",
                        ComposeRules::everyAddressIsOneAtWhichSomebodyListens,
                        "/services/identity-service/environment KAFKA_BOOTSTRAP_SERVERS: 'broker:9092'",
                        "broker:9092"),
                new Case(
                        "a database of another name",
                        ComposeRules::everyAddressIsOneAtWhichSomebodyListens,
                        "/services/identity-service/environment POSTGRES_HOST: database",
                        "database"),
                new Case(
                        "a variable that nobody sets",
                        ComposeRules::everyVariableIsPrepared,
                        "/services/virgil-stand-in/command '${OWNER_APP_KEY:?run ./prepare first}'",
                        "OWNER_APP_KEY"),
                new Case(
                        "records that are not on their volume",
                        ComposeRules::kafkaKeepsItsRecordsWhereItsVolumeIs,
                        "/services/kafka/environment KAFKA_LOG_DIRS: /tmp/kafka",
                        "/tmp/kafka"));
    }

    /**
     * Something that is broken on purpose.
     *
     * @param change as {@link Damage} has it
     * @param named what the check must say
     */
    record Case(String what, Consumer<ComposeFile> rule, String change, String named) {
        @Override
        public String toString() {
            return what;
        }
    }
}
