package io.chate2ee.identity.command;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.http.caller.UidSettings;
import io.chate2ee.http.command.ExitCode;
import io.chate2ee.http.command.Operation;
import io.chate2ee.http.command.Terminal;
import io.chate2ee.http.operator.Operator;
import io.chate2ee.identity.naming.Named;
import io.chate2ee.identity.operator.Operations;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** {@code who-is}: one JSON object, or nothing and exit code 3. */
@Singleton
class WhoIsCommand implements Operation {
    private final Operations operations;
    private final UidSettings uids;

    WhoIsCommand(Operations operations, UidSettings uids) {
        this.operations = operations;
        this.uids = uids;
    }

    @Override
    public int run(ParseResult typed, Operator who, Terminal terminal) throws SQLException, IOException {
        try {
            Optional<Named> named = typed.hasMatchedOption("--uid")
                    ? operations.whoIs(who, Uid.parse(typed.matchedOptionValue("--uid", ""), uids.idCase()))
                    : operations.whoIs(who, Identity.parse(typed.matchedOptionValue("--identity", "")));
            named.ifPresentOrElse(
                    found -> terminal.out().println(found.toJson()),
                    () -> terminal.err().println("Not in the registry"));
            return named.isPresent() ? ExitCode.DONE : ExitCode.LEFT_OUT;
        } catch (IllegalArgumentException noId) {
            terminal.err().println(noId.getMessage());
            return ExitCode.USAGE;
        }
    }
}
