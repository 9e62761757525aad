package io.chate2ee.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.stack.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A version runs beside the one before it on the same database, so that a migration only adds. See docs/upgrades.md. */
class MigrationsTest {
    /** What takes away, renames or narrows something that the version before may read or write. */
    private static final Pattern TAKES_AWAY = Pattern.compile(
            "\\bdrop\\s+(table|column|index|view)\\b|\\brename\\b|\\balter\\s+column\\s+\\w+\\s+(set\\s+data\\s+)?type\\b"
                    + "|\\bset\\s+not\\s+null\\b|\\btruncate\\b|\\badd\\s+column\\s+[^,;]*\\bnot\\s+null(?![^,;]*\\bdefault\\b)",
            Pattern.CASE_INSENSITIVE);

    static Stream<Path> migrations() throws IOException {
        Path root = Checkout.find().root();
        return Stream.of("identity-service", "group-sync-service")
                .map(service -> root.resolve(service).resolve(Path.of("src", "main", "resources", "db", "migration")))
                .flatMap(MigrationsTest::files);
    }

    @ParameterizedTest
    @MethodSource("migrations")
    void aMigrationOnlyAdds(Path migration) throws IOException {
        assertThat(TAKES_AWAY
                        .matcher(withoutComments(Files.readString(migration)))
                        .results())
                .as("%s", migration)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table users;",
                "ALTER TABLE chat_user DROP COLUMN version;",
                "alter table groups rename column state to phase;",
                "alter table groups alter column life type bigint;",
                "alter table users alter column identity set not null;",
                "alter table members add column mood text not null;"
            })
    void whatTakesSomethingAwayIsFound(String statement) {
        assertThat(TAKES_AWAY.matcher(statement).find()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity-service", "group-sync-service"})
    void theVersionBeforeStartsOnANewerSchema(String service) throws IOException {
        assertThat(settings(service)).contains("quarkus.flyway.ignore-future-migrations=true");
    }

    /** Behind a change that waits for a table, whoever works waits too. */
    @ParameterizedTest
    @ValueSource(strings = {"identity-service", "group-sync-service"})
    void aMigrationGivesWayToWhoeverHoldsATable(String service) throws IOException {
        assertThat(settings(service)).contains("quarkus.flyway.init-sql=SET lock_timeout = '8s'");
    }

    private static List<String> settings(String service) throws IOException {
        return Files.readAllLines(Checkout.find()
                .root()
                .resolve(service)
                .resolve(Path.of("src", "main", "resources", "application.properties")));
    }

    @Test
    void aColumnThatIsFilledByItselfMayBeAdded() {
        assertThat(TAKES_AWAY
                        .matcher(
                                "alter table members add column held boolean not null default false, add column at int;")
                        .find())
                .isFalse();
    }

    private static String withoutComments(String sql) {
        return sql.replaceAll("--[^\n]*", "");
    }

    private static Stream<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return List.copyOf(files.sorted().toList()).stream();
        } catch (IOException e) {
            throw new AssertionError("Cannot look into " + directory, e);
        }
    }
}
