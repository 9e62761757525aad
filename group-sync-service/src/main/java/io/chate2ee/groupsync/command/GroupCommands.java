package io.chate2ee.groupsync.command;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.InvalidIdException;
import io.chate2ee.groupsync.operate.GroupOperations;
import io.chate2ee.groupsync.operate.GroupStanding;
import io.chate2ee.groupsync.settings.ChatSettings;
import io.chate2ee.http.command.ExitCode;
import io.chate2ee.http.command.Terminal;
import io.chate2ee.http.operator.Operator;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** {@code park}, {@code unpark}, {@code resync}, {@code show}, {@code pause} and {@code resume}: a line for each thing done, or not. */
@Singleton
class GroupCommands {
    private final GroupOperations groups;
    private final ChatSettings chat;

    GroupCommands(GroupOperations groups, ChatSettings chat) {
        this.groups = groups;
        this.chat = chat;
    }

    /** What is done to each group that is named. */
    @FunctionalInterface
    private interface ToGroup {
        boolean run(Operator who, Guid guid) throws SQLException, IOException;
    }

    int park(ParseResult typed, Operator who, Terminal terminal) throws SQLException, IOException {
        return each(typed, who, terminal, groups::park, "parked", "there is no such group, or it is parked already");
    }

    int unpark(ParseResult typed, Operator who, Terminal terminal) throws SQLException, IOException {
        return each(typed, who, terminal, groups::unpark, "put back", "not parked");
    }

    int resync(ParseResult typed, Operator who, Terminal terminal) throws SQLException, IOException {
        if (typed.hasMatchedOption("--all")) {
            terminal.out().println(groups.resyncAll(who) + " groups will be compared with the cloud and repaired");
            return ExitCode.DONE;
        }
        return each(
                typed,
                who,
                terminal,
                groups::resync,
                "will be compared with the cloud and repaired",
                "there is no such group, or it is parked");
    }

    int show(ParseResult typed, Operator who, Terminal terminal) throws SQLException, IOException {
        int exitCode = ExitCode.DONE;
        for (String text : typed.matchedPositionalValue(0, new String[0])) {
            Optional<GroupStanding> standing =
                    groups.show(who, Guid.parse(text, chat.uid().idCase()));
            standing.ifPresentOrElse(
                    found -> terminal.out().println(found.toJson()),
                    () -> terminal.err().println(text + ": there is no such group"));
            exitCode = standing.isPresent() ? exitCode : ExitCode.LEFT_OUT;
        }
        return exitCode;
    }

    int pause(ParseResult typed, Operator who, Terminal terminal) throws SQLException, IOException {
        return told(terminal, groups.pause(who), "Nothing more begins", "It rests already");
    }

    int resume(ParseResult typed, Operator who, Terminal terminal) throws SQLException, IOException {
        return told(terminal, groups.resume(who), "Work goes on", "It did not rest");
    }

    private static int told(Terminal terminal, boolean done, String yes, String no) {
        terminal.out().println(done ? yes : no);
        return done ? ExitCode.DONE : ExitCode.LEFT_OUT;
    }

    private int each(ParseResult typed, Operator who, Terminal terminal, ToGroup what, String done, String notDone)
            throws SQLException, IOException {
        int exitCode = ExitCode.DONE;
        for (String text : typed.matchedPositionalValue(0, new String[0])) {
            String outcome = outcome(text, who, what, done, notDone);
            terminal.out().println(text + ": " + outcome);
            exitCode = outcome.equals(done) ? exitCode : ExitCode.LEFT_OUT;
        }
        return exitCode;
    }

    private String outcome(String text, Operator who, ToGroup what, String done, String notDone)
            throws SQLException, IOException {
        try {
            return what.run(who, Guid.parse(text, chat.uid().idCase())) ? done : notDone;
        } catch (InvalidIdException noGuid) {
            return String.valueOf(noGuid.getMessage());
        }
    }
}
