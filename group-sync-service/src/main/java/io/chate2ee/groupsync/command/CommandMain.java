package io.chate2ee.groupsync.command;

import io.chate2ee.http.start.ServiceMain;
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
            if (!typed.hasSubcommand()) {
                throw new ParameterException(line, "No command is named");
            }
            demandGroups(line, typed.subcommand());
            ServiceMain.runCommand(CommandRunner.class, args);
        } catch (ParameterException mistyped) {
            System.err.println(mistyped.getMessage() + "; --help says more");
            System.exit(ExitCode.USAGE);
        }
    }

    /** All or some, but one of the two has to be said. */
    static void demandGroups(CommandLine line, ParseResult command) {
        if (!command.commandSpec().optionsMap().containsKey("--all")) {
            return;
        }
        if (command.hasMatchedOption("--all") == command.hasMatchedPositional(0)) {
            throw new ParameterException(line, command.commandSpec().name() + " needs either groups or --all");
        }
    }
}
