package io.chate2ee.groupsync.command;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.InvalidIdException;
import io.chate2ee.groupsync.operate.Parking;
import io.chate2ee.groupsync.operate.Rest;
import io.chate2ee.groupsync.operate.Resync;
import io.chate2ee.groupsync.settings.ChatSettings;
import io.chate2ee.http.command.ExitCode;
import io.chate2ee.http.command.Terminal;
import io.chate2ee.http.operator.Operator;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Function;
import picocli.CommandLine.ParseResult;

/** {@code park}, {@code unpark}, {@code resync}, {@code pause} and {@code resume}: a line for each thing done, or not. */
@Singleton
class GroupCommands {
    private final Parking parking;
    private final Resync resync;
    private final Rest rest;
    private final ChatSettings chat;

    GroupCommands(Parking parking, Resync resync, Rest rest, ChatSettings chat) {
        this.parking = parking;
        this.resync = resync;
        this.rest = rest;
        this.chat = chat;
    }

    int park(ParseResult typed, Operator who, Terminal terminal) {
        return each(typed, terminal, parking::park, "parked", "there is no such group, or it is parked already");
    }

    int unpark(ParseResult typed, Operator who, Terminal terminal) {
        return each(typed, terminal, parking::unpark, "put back", "not parked");
    }

    int resync(ParseResult typed, Operator who, Terminal terminal) {
        if (typed.hasMatchedOption("--all")) {
            terminal.out().println(Waiting.on(resync.all()) + " groups will be compared with the cloud and repaired");
            return ExitCode.DONE;
        }
        return each(
                typed,
                terminal,
                resync::one,
                "will be compared with the cloud and repaired",
                "there is no such group, or it is parked");
    }

    int pause(ParseResult typed, Operator who, Terminal terminal) {
        return told(terminal, Waiting.on(rest.begin()), "Nothing more begins", "It rests already");
    }

    int resume(ParseResult typed, Operator who, Terminal terminal) {
        return told(terminal, Waiting.on(rest.end()), "Work goes on", "It did not rest");
    }

    private static int told(Terminal terminal, boolean done, String yes, String no) {
        terminal.out().println(done ? yes : no);
        return done ? ExitCode.DONE : ExitCode.LEFT_OUT;
    }

    private int each(
            ParseResult typed, Terminal terminal, Function<Guid, Uni<Boolean>> what, String done, String notDone) {
        int exitCode = ExitCode.DONE;
        for (String text : typed.matchedPositionalValue(0, new String[0])) {
            String outcome = outcome(text, what, done, notDone);
            terminal.out().println(text + ": " + outcome);
            exitCode = outcome.equals(done) ? exitCode : ExitCode.LEFT_OUT;
        }
        return exitCode;
    }

    private String outcome(String text, Function<Guid, Uni<Boolean>> what, String done, String notDone) {
        try {
            return Waiting.on(what.apply(Guid.parse(text, chat.uid().idCase()))) ? done : notDone;
        } catch (InvalidIdException noGuid) {
            return String.valueOf(noGuid.getMessage());
        }
    }
}
