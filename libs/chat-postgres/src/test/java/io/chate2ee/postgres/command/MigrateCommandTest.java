package io.chate2ee.postgres.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.http.command.ExitCode;
import io.chate2ee.http.command.Terminal;
import io.chate2ee.postgres.Migration;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrateCommandTest {
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final Terminal terminal =
            new Terminal(new PrintStream(new ByteArrayOutputStream(), true), new PrintStream(errors, true));

    @ParameterizedTest
    @ValueSource(strings = {"", "a role", "role; DROP TABLE users", "\"role\"", "Role", "1role"})
    void aRoleThatIsNoNameIsRefusedBeforeAnythingIsDone(String role) {
        assertThat(command().run(terminal, "migrate", "--grant-to", role)).isEqualTo(ExitCode.USAGE);
        assertThat(errors.toString()).startsWith("--grant-to: a role's name is");
    }

    @Test
    void aDatabaseThatIsAwayIsOneLine() {
        assertThat(command().run(terminal, "migrate")).isEqualTo(ExitCode.FAILED);
        assertThat(errors.toString())
                .startsWith("The database cannot be used: ")
                .hasLineCount(1);
    }

    @Test
    void itIsMeantOnlyWhereItIsTheFirstWord() {
        assertThat(MigrateCommand.isMeant("migrate", "--grant-to", "chat")).isTrue();
        assertThat(MigrateCommand.isMeant("park", "migrate")).isFalse();
        assertThat(MigrateCommand.isMeant()).isFalse();
    }

    /** Whatever is asked of the database fails. */
    private static MigrateCommand command() {
        DataSource away = (DataSource) Proxy.newProxyInstance(
                MigrateCommandTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    throw new SQLException("nobody is there");
                });
        return new MigrateCommand(
                new Migration(Flyway.configure().dataSource(away).load(), away));
    }
}
