package io.chate2ee.identity.operator;

import io.chate2ee.audit.AuditTrail;
import io.chate2ee.contract.audit.AuditAction;
import io.chate2ee.contract.audit.AuditEntry;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.http.operator.OnRecord;
import io.chate2ee.http.operator.Operator;
import io.chate2ee.identity.exporting.Export;
import io.chate2ee.identity.exporting.ExportFormat;
import io.chate2ee.identity.forgetting.Forgetting;
import io.chate2ee.identity.importing.Import;
import io.chate2ee.identity.importing.ImportOutcome;
import io.chate2ee.identity.importing.ImportRefusedException;
import io.chate2ee.identity.importing.ImportRequest;
import io.chate2ee.identity.importing.ImportWatcher;
import io.chate2ee.identity.naming.Named;
import io.chate2ee.identity.naming.WhoIs;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.Optional;

/** The four things that operators ask for, each put on record. Blocks. */
@Singleton
public class Operations {
    private final Import importing;
    private final Export exporting;
    private final Forgetting forgetting;
    private final WhoIs naming;
    private final OnRecord record;

    Operations(Import importing, Export exporting, Forgetting forgetting, WhoIs naming, AuditTrail trail) {
        this.importing = importing;
        this.exporting = exporting;
        this.forgetting = forgetting;
        this.naming = naming;
        this.record = new OnRecord(trail::add, Operations::failed);
    }

    /**
     * Imports mappings.
     *
     * @param from where they come from, for the record
     */
    public ImportOutcome importFrom(Operator who, String from, ImportRequest request, ImportWatcher watcher)
            throws SQLException, IOException {
        return record.run(
                who,
                AuditAction.IMPORT,
                from,
                () -> importing.run(request, watcher),
                outcome -> told(outcome)
                        .with("dryRun", Boolean.toString(request.dryRun()))
                        .with("replace", Boolean.toString(request.replace())));
    }

    /**
     * Writes the registry.
     *
     * @param to where it goes, for the record
     * @return how many users were written
     */
    public long exportTo(Operator who, String to, OutputStream out, ExportFormat format)
            throws SQLException, IOException {
        return record.run(
                who,
                AuditAction.EXPORT,
                to,
                () -> exporting.write(out, format),
                written -> AuditEntry.done(AuditAction.EXPORT).with("rows", Long.toString(written)));
    }

    /**
     * Forgets a user.
     *
     * @return whether there was such a user
     */
    public boolean forget(Operator who, Uid uid) throws SQLException, IOException {
        return record.run(
                who,
                AuditAction.FORGET,
                uid.value(),
                () -> forgetting.forget(uid),
                forgotten -> forgotten
                        ? AuditEntry.done(AuditAction.FORGET)
                        : AuditEntry.failed(AuditAction.FORGET, "not_known"));
    }

    /** What is known of a user. */
    public Optional<Named> whoIs(Operator who, Uid uid) throws SQLException, IOException {
        return record.run(who, AuditAction.REVERSE_LOOKUP, uid.value(), () -> naming.uid(uid), Operations::told);
    }

    /** Whose an identity is. */
    public Optional<Named> whoIs(Operator who, Identity identity) throws SQLException, IOException {
        return record.run(
                who, AuditAction.REVERSE_LOOKUP, identity.value(), () -> naming.identity(identity), Operations::told);
    }

    private static AuditEntry failed(AuditAction action, Exception failure) {
        if (failure instanceof ImportRefusedException refused) {
            return AuditEntry.refused(action, refused.reason());
        }
        return AuditEntry.failed(action, failure instanceof SQLException ? "database" : "broken_off");
    }

    private static AuditEntry told(Optional<Named> named) {
        return AuditEntry.done(AuditAction.REVERSE_LOOKUP).with("found", Boolean.toString(named.isPresent()));
    }

    private static AuditEntry told(ImportOutcome outcome) {
        AuditEntry end = outcome.merged()
                ? AuditEntry.done(AuditAction.IMPORT)
                : AuditEntry.failed(AuditAction.IMPORT, "faulty_lines");
        return end.with("added", Long.toString(outcome.counts().added()))
                .with("replaced", Long.toString(outcome.counts().replaced()))
                .with("unchanged", Long.toString(outcome.counts().unchanged()))
                .with("refused", Long.toString(outcome.counts().refused()))
                .with("faulty", Long.toString(outcome.faults()));
    }
}
