package io.chate2ee.groupsync.command;

import io.chate2ee.http.command.CommandStart;
import io.chate2ee.postgres.command.MigrateCommand;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The commands as the program's arguments. */
public final class CommandMain {
    private CommandMain() {}

    /** Runs a command and ends the process. */
    public static void run(String... args) {
        CommandStart.run(
                CommandLines.all(),
                CommandMain::demandGroups,
                MigrateCommand.isMeant(args) ? MigrateCommand.class : CommandRunner.class,
                args);
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
