package io.chate2ee.identity.command;

import io.chate2ee.contract.id.Uid;
import io.chate2ee.http.caller.UidSettings;
import io.chate2ee.http.command.ExitCode;
import io.chate2ee.http.command.Operation;
import io.chate2ee.http.command.Terminal;
import io.chate2ee.http.operator.Operator;
import io.chate2ee.identity.operator.Operations;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import picocli.CommandLine.ParseResult;

/** {@code forget}. */
@Singleton
class ForgetCommand implements Operation {
    private final Operations operations;
    private final UidSettings uids;

    ForgetCommand(Operations operations, UidSettings uids) {
        this.operations = operations;
        this.uids = uids;
    }

    @Override
    public int run(ParseResult typed, Operator who, Terminal terminal) throws SQLException, IOException {
        int exitCode = ExitCode.DONE;
        for (String text : typed.matchedPositionalValue(0, new String[0])) {
            if (!forget(text, who, terminal)) {
                exitCode = ExitCode.LEFT_OUT;
            }
        }
        return exitCode;
    }

    private boolean forget(String text, Operator who, Terminal terminal) throws SQLException, IOException {
        try {
            boolean forgotten = operations.forget(who, Uid.parse(text, uids.idCase()));
            terminal.out().println(text + (forgotten ? ": forgotten" : ": not in the registry, or forgotten already"));
            return forgotten;
        } catch (IllegalArgumentException noUid) {
            terminal.out().println(text + ": " + noUid.getMessage());
            return false;
        }
    }
}
