package io.chate2ee.groupsync.command;

import io.chate2ee.contract.id.InvalidIdException;
import io.chate2ee.groupsync.operate.Failures;
import io.chate2ee.groupsync.owner.OwnerRefusedException;
import io.chate2ee.http.command.ExitCode;
import io.chate2ee.http.command.Grammar;
import io.chate2ee.http.command.MistypedException;
import io.chate2ee.http.command.Operation;
import io.chate2ee.http.command.Terminal;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import picocli.CommandLine.ParseResult;

/** Runs the command that was typed. */
@Singleton
public class CommandRunner implements QuarkusApplication {
    private final Instance<ReplayCommand> replaying;
    private final Instance<GroupCommands> groups;
    private final Instance<CompareCommand> comparing;
    private final Instance<OwnerKeyCommand> exporting;
    private final Instance<BackfillCommand> backfilling;
    private final Instance<RebuildCommand> rebuilding;

    /** Only the one that was typed is made: others may need settings that are not there. */
    CommandRunner(
            Instance<ReplayCommand> replaying,
            Instance<GroupCommands> groups,
            Instance<CompareCommand> comparing,
            Instance<OwnerKeyCommand> exporting,
            Instance<BackfillCommand> backfilling,
            Instance<RebuildCommand> rebuilding) {
        this.replaying = replaying;
        this.groups = groups;
        this.comparing = comparing;
        this.exporting = exporting;
        this.backfilling = backfilling;
        this.rebuilding = rebuilding;
    }

    @Override
    public int run(String... args) {
        return run(Terminal.ofProcess(), args);
    }

    /** Runs a command with this terminal. */
    int run(Terminal terminal, String... args) {
        ParseResult typed = CommandLines.all().parseArgs(args).subcommand();
        try {
            return operation(typed.commandSpec().name()).run(typed, Grammar.who(typed), terminal);
        } catch (MistypedException mistyped) {
            terminal.failed(String.valueOf(mistyped.getMessage()));
            return ExitCode.USAGE;
        } catch (ConfigurationException
                | OwnerRefusedException
                | IOException
                | UncheckedIOException
                | SQLException
                | InvalidIdException
                | IllegalStateException stopped) {
            return terminal.failed(String.valueOf(stopped.getMessage()));
        } catch (RuntimeException failure) {
            return terminal.failed(Failures.away(failure).orElseThrow(() -> failure));
        }
    }

    private Operation operation(String name) {
        return switch (name) {
            case "replay" -> replaying.get();
            case "backfill" -> backfilling.get();
            case "park" -> groups.get()::park;
            case "unpark" -> groups.get()::unpark;
            case "resync" -> groups.get()::resync;
            case "show" -> groups.get()::show;
            case "pause" -> groups.get()::pause;
            case "resume" -> groups.get()::resume;
            case "rebuild" -> rebuilding.get();
            case "compare" -> comparing.get();
            case "export-owner-key" -> exporting.get();
            default -> throw new IllegalArgumentException("the grammar has a command that nobody runs: " + name);
        };
    }
}
