package io.chate2ee.groupsync.operate;

import io.chate2ee.contract.audit.AuditAction;
import io.chate2ee.contract.audit.AuditEntry;
import io.chate2ee.groupsync.rebuild.Rebuild;
import io.chate2ee.http.operator.Operator;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.util.function.Consumer;

/** Fills an empty or restored database for operators. Blocks. */
@ApplicationScoped
public class RebuildOperation {
    private final Rebuild rebuild;
    private final Accounts accounts;

    RebuildOperation(Rebuild rebuild, Accounts accounts) {
        this.rebuild = rebuild;
        this.accounts = accounts;
    }

    /** See {@link Rebuild#run}. */
    public Rebuild.Report rebuild(Operator who, Consumer<String> lines) throws SQLException, IOException {
        return accounts.of(
                who,
                AuditAction.REBUILD,
                Accounts.ALL,
                () -> rebuild.run(lines),
                report -> AuditEntry.done(AuditAction.REBUILD)
                        .with("written", Long.toString(report.written()))
                        .with("behind", Long.toString(report.behind()))
                        .with("known", Long.toString(report.known()))
                        .with("faulty", Long.toString(report.faulty())));
    }
}
