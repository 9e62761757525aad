package io.chate2ee.identity.command;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.http.caller.UidSettings;
import io.chate2ee.identity.naming.Named;
import io.chate2ee.identity.naming.WhoIs;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** {@code who-is}: one JSON object, or nothing and exit code 3. */
@Singleton
class WhoIsCommand implements Operation {
    private final WhoIs whoIs;
    private final UidSettings uids;

    WhoIsCommand(WhoIs whoIs, UidSettings uids) {
        this.whoIs = whoIs;
        this.uids = uids;
    }

    @Override
    public int run(ParseResult typed, Terminal terminal) throws SQLException {
        try {
            Optional<Named> named = typed.hasMatchedOption("--uid")
                    ? whoIs.uid(Uid.parse(typed.matchedOptionValue("--uid", ""), uids.idCase()))
                    : whoIs.identity(Identity.parse(typed.matchedOptionValue("--identity", "")));
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
