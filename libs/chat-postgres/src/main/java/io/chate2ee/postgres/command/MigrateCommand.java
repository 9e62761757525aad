package io.chate2ee.postgres.command;

import io.chate2ee.http.command.ExitCode;
import io.chate2ee.http.command.Grammar;
import io.chate2ee.http.command.Terminal;
import io.chate2ee.postgres.Migration;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Arrays;
import org.flywaydb.core.api.FlywayException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The command {@code migrate} of every service with a database. It runs apart from the others, since it needs nothing but that database: no
 * secret of the service, no Kafka.
 */
@Singleton
public class MigrateCommand implements QuarkusApplication {
    /** As it is typed. */
    public static final String NAME = "migrate";

    private static final String ROLE = "--grant-to";

    private final Migration migration;

    /** Does its work by this. */
    @Inject
    public MigrateCommand(Migration migration) {
        this.migration = migration;
    }

    /** For the service's grammar. */
    public static CommandSpec grammar() {
        return Grammar.command(
                        NAME,
                        "Brings the database to the schema of this version, as the role that owns its tables. Needs postgres.* alone.")
                .addOption(Grammar.text(
                        ROLE, "ROLE", "Give the role of the service what it needs to work with the tables."));
    }

    /** Whether this is what was typed. */
    public static boolean isMeant(String... args) {
        return args.length > 0 && args[0].equals(NAME);
    }

    @Override
    public int run(String... args) {
        return run(Terminal.ofProcess(), args);
    }

    /** Runs with this terminal. */
    int run(Terminal terminal, String... args) {
        var typed = new CommandLine(grammar()).parseArgs(Arrays.copyOfRange(args, 1, args.length));
        try {
            int done = migration.run(typed.matchedOptionValue(ROLE, null));
            terminal.out().println(done == 0 ? "The schema was up to date" : "Migrations done: " + done);
            return ExitCode.DONE;
        } catch (IllegalArgumentException noRole) {
            terminal.failed(ROLE + ": " + noRole.getMessage());
            return ExitCode.USAGE;
        } catch (SQLException | FlywayException database) {
            return terminal.failed("The database cannot be used: " + database.getMessage());
        }
    }
}
