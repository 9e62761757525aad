package io.chate2ee.groupsync.command;

import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.ParseResult;

/** Runs the command that was typed. */
@Singleton
public class CommandRunner implements QuarkusApplication {
    private final ReplayCommand replaying;

    CommandRunner(ReplayCommand replaying) {
        this.replaying = replaying;
    }

    @Override
    public int run(String... args) {
        var terminal = new Terminal(System.out, System.err);
        ParseResult typed = CommandLines.all().parseArgs(args).subcommand();
        try {
            return operation(typed.commandSpec().name()).run(typed, terminal);
        } catch (KafkaException | IllegalStateException stopped) {
            terminal.err()
                    .println(String.valueOf(stopped.getMessage())
                            .lines()
                            .findFirst()
                            .orElse("no message"));
            return ExitCode.FAILED;
        }
    }

    private Operation operation(String name) {
        if (name.equals("replay")) {
            return replaying;
        }
        throw new IllegalArgumentException("the grammar has a command that nobody runs: " + name);
    }
}
