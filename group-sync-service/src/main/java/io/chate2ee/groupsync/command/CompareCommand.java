package io.chate2ee.groupsync.command;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.groupsync.operate.CompareOperations;
import io.chate2ee.groupsync.operate.CompareOperations.Compared;
import io.chate2ee.groupsync.operate.Drift;
import io.chate2ee.groupsync.settings.ChatSettings;
import io.chate2ee.http.command.ExitCode;
import io.chate2ee.http.command.Operation;
import io.chate2ee.http.command.Terminal;
import io.chate2ee.http.operator.Operator;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.util.function.Consumer;
import picocli.CommandLine.ParseResult;

/** {@code compare}: one line of JSON for each difference between the cloud and the ledger. Changes nothing. */
@Singleton
class CompareCommand implements Operation {
    private final CompareOperations comparing;
    private final ChatSettings chat;

    CompareCommand(CompareOperations comparing, ChatSettings chat) {
        this.comparing = comparing;
        this.chat = chat;
    }

    @Override
    public int run(ParseResult typed, Operator who, Terminal terminal) throws SQLException, IOException {
        Consumer<Drift> print = drift -> terminal.out().println(drift.toJson());
        Compared all = typed.hasMatchedOption("--all")
                ? comparing.compareAll(who, print, terminal.err()::println)
                : named(typed, who, print);
        terminal.err().println(all.differences() + " differences in " + all.groups() + " lives of groups");
        if (all.refused() > 0) {
            terminal.err().println(all.refused() + " could not be compared");
        }
        return all.differences() == 0 && all.refused() == 0 ? ExitCode.DONE : ExitCode.LEFT_OUT;
    }

    private Compared named(ParseResult typed, Operator who, Consumer<Drift> print) throws SQLException, IOException {
        Compared all = Compared.NONE;
        for (String text : typed.matchedPositionalValue(0, new String[0])) {
            all = all.plus(comparing.compare(who, Guid.parse(text, chat.uid().idCase()), print));
        }
        return all;
    }
}
