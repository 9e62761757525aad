package io.chate2ee.http.command;

import io.chate2ee.http.start.ServiceMain;
import io.quarkus.runtime.QuarkusApplication;
import java.util.function.BiConsumer;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The first look at what was typed: help and mistakes are answered at once, and need no settings. */
public final class CommandStart {
    private CommandStart() {}

    /**
     * Runs a command and ends the process.
     *
     * @param line the whole grammar
     * @param sense throws a {@link ParameterException} if a command does not make sense though the grammar has it
     * @param runner the bean that does the work
     */
    public static void run(
            CommandLine line,
            BiConsumer<CommandLine, ParseResult> sense,
            Class<? extends QuarkusApplication> runner,
            String... args) {
        try {
            ParseResult typed = line.parseArgs(args);
            Integer helped = CommandLine.executeHelpRequest(typed);
            if (helped != null) {
                System.exit(helped);
            }
            if (!typed.hasSubcommand()) {
                throw new ParameterException(line, "No command is named");
            }
            sense.accept(line, typed.subcommand());
            // Nobody waits for this process, and its lines of the audit would be lost with it.
            System.setProperty("chat.audit.at-the-end", "20s");
            ServiceMain.runCommand(runner, args);
        } catch (ParameterException mistyped) {
            System.err.println(mistyped.getMessage() + "; --help says more");
            System.exit(ExitCode.USAGE);
        }
    }
}
