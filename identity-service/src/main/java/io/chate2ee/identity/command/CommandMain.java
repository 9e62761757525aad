package io.chate2ee.identity.command;

import io.chate2ee.http.start.ServiceMain;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The first look at what was typed: help and mistakes are answered at once, and need no settings. */
public final class CommandMain {
    private CommandMain() {}

    /** Runs a command and ends the process. */
    public static void run(String... args) {
        CommandLine line = CommandLines.all();
        try {
            ParseResult typed = line.parseArgs(args);
            Integer helped = CommandLine.executeHelpRequest(typed);
            if (helped != null) {
                System.exit(helped);
            }
            demandCommand(line, typed);
            // Nobody waits for this process, and its lines of the audit would be lost with it.
            System.setProperty("chat.audit.at-the-end", "20s");
            ServiceMain.runCommand(CommandRunner.class, args);
        } catch (ParameterException mistyped) {
            System.err.println(mistyped.getMessage() + "; --help says more");
            System.exit(ExitCode.USAGE);
        }
    }

    private static void demandCommand(CommandLine line, ParseResult typed) {
        if (!typed.hasSubcommand()) {
            throw new ParameterException(line, "No command is named");
        }
        ParseResult command = typed.subcommand();
        if (command.commandSpec().name().equals("import")) {
            demandAllOfHosted(line, command);
        }
        boolean one = command.hasMatchedOption("--uid") ^ command.hasMatchedOption("--identity");
        if (command.commandSpec().name().equals("who-is") && !one) {
            throw new ParameterException(line, "who-is needs either --uid or --identity");
        }
    }

    private static void demandAllOfHosted(CommandLine line, ParseResult typed) {
        long given = Stream.of("--hosted", "--app-id", "--auth-token-file")
                .filter(typed::hasMatchedOption)
                .count();
        if (given != 0 && given != 3) {
            throw new ParameterException(line, "--hosted, --app-id and --auth-token-file go together");
        }
    }
}
