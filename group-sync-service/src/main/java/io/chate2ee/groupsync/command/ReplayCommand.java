package io.chate2ee.groupsync.command;

import io.chate2ee.contract.event.RejectedEventException.Reason;
import io.chate2ee.groupsync.intake.Replay;
import io.chate2ee.groupsync.intake.ReplayChoice;
import io.chate2ee.groupsync.operate.ReplayOperation;
import io.chate2ee.http.command.ExitCode;
import io.chate2ee.http.command.Operation;
import io.chate2ee.http.command.Terminal;
import io.chate2ee.http.operator.Operator;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import picocli.CommandLine.ParseResult;

/** {@code replay}: a line for each record, then how many there were. */
@Singleton
class ReplayCommand implements Operation {
    private final ReplayOperation replaying;

    ReplayCommand(ReplayOperation replaying) {
        this.replaying = replaying;
    }

    @Override
    public int run(ParseResult typed, Operator who, Terminal terminal) throws SQLException, IOException {
        boolean dryRun = typed.hasMatchedOption("--dry-run");
        var choice = new ReplayChoice(
                typed.<Reason>matchedOptionValue("--reason", null),
                typed.<String>matchedOptionValue("--group", null),
                typed.<Instant>matchedOptionValue("--since", null));
        Replay.Count count = replaying.replay(who, choice, dryRun, terminal.out()::println);
        terminal.err()
                .println("%d records on the rejected topic, %d %s"
                        .formatted(count.read(), count.chosen(), dryRun ? "would be sent again" : "sent again"));
        return ExitCode.DONE;
    }
}
