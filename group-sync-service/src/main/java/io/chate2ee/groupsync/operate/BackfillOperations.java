package io.chate2ee.groupsync.operate;

import io.chate2ee.contract.audit.AuditAction;
import io.chate2ee.contract.audit.AuditEntry;
import io.chate2ee.groupsync.backfill.Backfill;
import io.chate2ee.groupsync.backfill.BackfillReport;
import io.chate2ee.groupsync.backfill.BackfillRuns;
import io.chate2ee.groupsync.backfill.BackfillStatus;
import io.chate2ee.groupsync.backfill.DoneGroups;
import io.chate2ee.http.operator.Operator;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Reads the chat's groups for operators, while they wait or in the background. Blocks. */
@ApplicationScoped
public class BackfillOperations {
    private final Backfill backfill;
    private final BackfillRuns runs;
    private final Accounts accounts;

    BackfillOperations(Backfill backfill, BackfillRuns runs, Accounts accounts) {
        this.backfill = backfill;
        this.runs = runs;
        this.accounts = accounts;
    }

    /** Reads to the end of the list; see {@link Backfill#run}. */
    public BackfillReport run(Operator who, DoneGroups done, boolean dryRun, BiConsumer<Long, Long> progress)
            throws SQLException, IOException {
        return accounts.of(
                who,
                AuditAction.BACKFILL,
                Accounts.ALL,
                () -> toTheEnd(done, dryRun, progress),
                report -> begun(dryRun).with("groups", Long.toString(report.groups())));
    }

    /** Begins in the background; false if that is under way. */
    public boolean start(Operator who, boolean dryRun) throws SQLException, IOException {
        return accounts.of(
                who,
                AuditAction.BACKFILL,
                Accounts.ALL,
                () -> runs.start(dryRun),
                started -> started ? begun(dryRun) : AuditEntry.failed(AuditAction.BACKFILL, "running"));
    }

    /** Ends what is under way in the background; false if nothing is. */
    public boolean cancel(Operator who) throws SQLException, IOException {
        return accounts.ofChange(who, AuditAction.CANCEL_BACKFILL, Accounts.ALL, runs::cancel);
    }

    /** What is under way in the background, or else the last; nothing if this process has had none. */
    public Optional<BackfillStatus> status() {
        return runs.status();
    }

    private BackfillReport toTheEnd(DoneGroups done, boolean dryRun, BiConsumer<Long, Long> progress)
            throws IOException {
        try {
            return backfill.run(done, dryRun, progress);
        } catch (InterruptedException toldToEnd) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", toldToEnd);
        }
    }

    private static AuditEntry begun(boolean dryRun) {
        return AuditEntry.done(AuditAction.BACKFILL).with("dryRun", Boolean.toString(dryRun));
    }
}
