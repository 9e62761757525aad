package io.chate2ee.identity.command;

import io.chate2ee.contract.id.Uid;
import io.chate2ee.http.caller.UidSettings;
import io.chate2ee.identity.forgetting.Forgetting;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import picocli.CommandLine.ParseResult;

/** {@code forget}. */
@Singleton
class ForgetCommand implements Operation {
    private final Forgetting forgetting;
    private final UidSettings uids;

    ForgetCommand(Forgetting forgetting, UidSettings uids) {
        this.forgetting = forgetting;
        this.uids = uids;
    }

    @Override
    public int run(ParseResult typed, Terminal terminal) throws SQLException {
        int exitCode = ExitCode.DONE;
        for (String text : typed.matchedPositionalValue(0, new String[0])) {
            if (!forget(text, terminal)) {
                exitCode = ExitCode.LEFT_OUT;
            }
        }
        return exitCode;
    }

    private boolean forget(String text, Terminal terminal) throws SQLException {
        try {
            boolean forgotten = forgetting.forget(Uid.parse(text, uids.idCase()));
            terminal.out().println(text + (forgotten ? ": forgotten" : ": not in the registry, or forgotten already"));
            return forgotten;
        } catch (IllegalArgumentException noUid) {
            terminal.out().println(text + ": " + noUid.getMessage());
            return false;
        }
    }
}
