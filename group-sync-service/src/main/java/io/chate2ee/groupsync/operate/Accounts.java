package io.chate2ee.groupsync.operate;

import io.chate2ee.audit.AuditTrail;
import io.chate2ee.contract.audit.AuditAction;
import io.chate2ee.contract.audit.AuditEntry;
import io.chate2ee.http.operator.OnRecord;
import io.chate2ee.http.operator.Operator;
import io.chate2ee.http.operator.Work;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.util.function.Function;

/** Puts on record what operators ask for and how it ended. Blocks until it has. */
@Singleton
public class Accounts {
    /** What was asked about, if it was no group of its own. */
    static final String ALL = "all";

    private final OnRecord record;

    Accounts(AuditTrail trail) {
        this.record = new OnRecord(trail::add, Failures::told);
    }

    <T> T of(Operator who, AuditAction action, String about, Work<T> work, Function<T, AuditEntry> told)
            throws SQLException, IOException {
        return record.run(who, action, about, work, told);
    }

    /** Of what either changes something or finds nothing to do, which is false. */
    boolean ofChange(Operator who, AuditAction action, String about, Work<Boolean> work)
            throws SQLException, IOException {
        return of(
                who,
                action,
                about,
                work,
                changed -> changed ? AuditEntry.done(action) : AuditEntry.failed(action, "nothing_to_do"));
    }

    /** The same of what is waited for. */
    boolean ofChangeToCome(Operator who, AuditAction action, String about, Work<Uni<Boolean>> work)
            throws SQLException, IOException {
        return ofChange(who, action, about, () -> Waiting.on(work.run()));
    }
}
