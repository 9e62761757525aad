package io.chate2ee.groupsync.command;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.groupsync.operate.Comparison;
import io.chate2ee.groupsync.operate.Drift;
import io.chate2ee.groupsync.plan.GroupKey;
import io.chate2ee.groupsync.settings.ChatSettings;
import io.chate2ee.http.command.ExitCode;
import io.chate2ee.http.command.Operation;
import io.chate2ee.http.command.Terminal;
import io.chate2ee.http.operator.Operator;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ParseResult;

/** {@code compare}: one line of JSON for each difference between the cloud and the ledger. Changes nothing. */
@Singleton
class CompareCommand implements Operation {
    private final Comparison comparison;
    private final ChatSettings chat;

    CompareCommand(Comparison comparison, ChatSettings chat) {
        this.comparison = comparison;
        this.chat = chat;
    }

    @Override
    public int run(ParseResult typed, Operator who, Terminal terminal) {
        List<GroupKey> groups = groups(typed);
        int differences = 0;
        for (GroupKey group : groups) {
            List<Drift> drifts = Waiting.on(comparison.of(group));
            drifts.forEach(drift -> terminal.out().println(drift.toJson()));
            differences += drifts.size();
        }
        terminal.err().println(differences + " differences in " + groups.size() + " lives of groups");
        return differences == 0 ? ExitCode.DONE : ExitCode.LEFT_OUT;
    }

    private List<GroupKey> groups(ParseResult typed) {
        if (typed.hasMatchedOption("--all")) {
            return Waiting.on(comparison.all());
        }
        List<GroupKey> groups = new ArrayList<>();
        for (String text : typed.matchedPositionalValue(0, new String[0])) {
            groups.addAll(
                    Waiting.on(comparison.lives(Guid.parse(text, chat.uid().idCase()))));
        }
        return groups;
    }
}
