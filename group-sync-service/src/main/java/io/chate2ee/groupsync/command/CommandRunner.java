package io.chate2ee.groupsync.command;

import io.chate2ee.contract.id.InvalidIdException;
import io.chate2ee.groupsync.owner.OwnerRefusedException;
import io.chate2ee.virgil.CloudException;
import io.quarkus.runtime.QuarkusApplication;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.ParseResult;

/** Runs the command that was typed. */
@Singleton
public class CommandRunner implements QuarkusApplication {
    private final ReplayCommand replaying;
    private final GroupCommands groups;
    private final CompareCommand comparing;
    private final OwnerKeyCommand exporting;

    CommandRunner(ReplayCommand replaying, GroupCommands groups, CompareCommand comparing, OwnerKeyCommand exporting) {
        this.replaying = replaying;
        this.groups = groups;
        this.comparing = comparing;
        this.exporting = exporting;
    }

    @Override
    public int run(String... args) {
        return run(new Terminal(System.out, System.err), args);
    }

    /** Runs a command with this terminal. */
    int run(Terminal terminal, String... args) {
        ParseResult typed = CommandLines.all().parseArgs(args).subcommand();
        try {
            return operation(typed.commandSpec().name()).run(typed, terminal);
        } catch (PgException refused) {
            return failed(terminal, "The database refuses: " + refused.getMessage());
        } catch (CompletionException wrapped) {
            // What the database's client fails with when there is no connection; its class is of no use to an operator.
            Throwable cause = Objects.requireNonNullElse(wrapped.getCause(), wrapped);
            return failed(terminal, "The database cannot be reached: " + cause.getMessage());
        } catch (KafkaException
                | CloudException
                | OwnerRefusedException
                | UncheckedIOException
                | InvalidIdException
                | IllegalStateException stopped) {
            return failed(terminal, String.valueOf(stopped.getMessage()));
        }
    }

    private static int failed(Terminal terminal, String message) {
        terminal.err().println(message.lines().findFirst().orElse("no message"));
        return ExitCode.FAILED;
    }

    private Operation operation(String name) {
        return switch (name) {
            case "replay" -> replaying;
            case "park" -> groups::park;
            case "unpark" -> groups::unpark;
            case "resync" -> groups::resync;
            case "pause" -> groups::pause;
            case "resume" -> groups::resume;
            case "compare" -> comparing;
            case "export-owner-key" -> exporting;
            default -> throw new IllegalArgumentException("the grammar has a command that nobody runs: " + name);
        };
    }
}
