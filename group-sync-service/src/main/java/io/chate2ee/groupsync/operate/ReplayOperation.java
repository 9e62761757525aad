package io.chate2ee.groupsync.operate;

import io.chate2ee.contract.audit.AuditAction;
import io.chate2ee.contract.audit.AuditEntry;
import io.chate2ee.groupsync.intake.Replay;
import io.chate2ee.groupsync.intake.ReplayChoice;
import io.chate2ee.http.operator.Operator;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.util.function.Consumer;

/** Sends rejected records again for operators. Blocks. */
@ApplicationScoped
public class ReplayOperation {
    private final Replay replay;
    private final Accounts accounts;

    ReplayOperation(Replay replay, Accounts accounts) {
        this.replay = replay;
        this.accounts = accounts;
    }

    /** See {@link Replay#run}. */
    public Replay.Count replay(Operator who, ReplayChoice choice, boolean dryRun, Consumer<String> lines)
            throws SQLException, IOException {
        return accounts.of(
                who,
                AuditAction.REPLAY,
                choice.key() == null ? Accounts.ALL : choice.key(),
                () -> replay.run(choice, dryRun, lines),
                count -> AuditEntry.done(AuditAction.REPLAY)
                        .with("chosen", Long.toString(count.chosen()))
                        .with("dryRun", Boolean.toString(dryRun)));
    }
}
