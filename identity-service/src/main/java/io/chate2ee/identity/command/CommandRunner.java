package io.chate2ee.identity.command;

import io.chate2ee.http.command.ExitCode;
import io.chate2ee.http.command.Grammar;
import io.chate2ee.http.command.MistypedException;
import io.chate2ee.http.command.Operation;
import io.chate2ee.http.command.Terminal;
import io.chate2ee.identity.importing.ImportRefusedException;
import io.chate2ee.identity.opening.OpenedRegistry;
import io.chate2ee.identity.opening.StartRefusedException;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import picocli.CommandLine.ParseResult;

/** Runs the command that was typed on the registry. */
@Singleton
public class CommandRunner implements QuarkusApplication {
    private final OpenedRegistry registry;
    private final ImportCommand importing;
    private final ExportCommand exporting;
    private final ForgetCommand forgetting;
    private final WhoIsCommand naming;

    CommandRunner(
            OpenedRegistry registry,
            ImportCommand importing,
            ExportCommand exporting,
            ForgetCommand forgetting,
            WhoIsCommand naming) {
        this.registry = registry;
        this.importing = importing;
        this.exporting = exporting;
        this.forgetting = forgetting;
        this.naming = naming;
    }

    @Override
    public int run(String... args) {
        return run(Terminal.ofProcess(), args);
    }

    /** Runs a command with this terminal. */
    int run(Terminal terminal, String... args) {
        ParseResult typed = CommandLines.all().parseArgs(args).subcommand();
        try {
            registry.demand();
            return operation(typed.commandSpec().name()).run(typed, Grammar.who(typed), terminal);
        } catch (NoSuchFileException | FileAlreadyExistsException file) {
            String problem = file instanceof NoSuchFileException ? "There is no file " : "There is a file already: ";
            return terminal.failed(problem + file.getFile());
        } catch (MistypedException mistyped) {
            terminal.failed(String.valueOf(mistyped.getMessage()));
            return ExitCode.USAGE;
        } catch (SQLException | FlywayException database) {
            return terminal.failed("The database cannot be used: " + database.getMessage());
        } catch (StartRefusedException | ImportRefusedException | IOException | UncheckedIOException stopped) {
            return terminal.failed(String.valueOf(stopped.getMessage()));
        }
    }

    private Operation operation(String name) {
        return switch (name) {
            case "import" -> importing;
            case "export" -> exporting;
            case "forget" -> forgetting;
            case "who-is" -> naming;
            default -> throw new IllegalArgumentException("the grammar has a command that nobody runs: " + name);
        };
    }
}
