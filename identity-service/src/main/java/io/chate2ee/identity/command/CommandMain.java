package io.chate2ee.identity.command;

import io.chate2ee.http.command.CommandStart;
import io.chate2ee.postgres.command.MigrateCommand;
import java.util.stream.Stream;
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
                CommandMain::demandSense,
                MigrateCommand.isMeant(args) ? MigrateCommand.class : CommandRunner.class,
                args);
    }

    private static void demandSense(CommandLine line, ParseResult command) {
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
