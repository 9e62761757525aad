package io.chate2ee.http.operator;

import io.chate2ee.contract.audit.AuditAction;
import io.chate2ee.contract.audit.AuditEntry;
import io.chate2ee.http.request.RequestId;
import java.io.IOException;
import java.sql.SQLException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** Does what an operator asks for and puts on record how it ended, whichever way that was. */
public final class OnRecord {
    private final Consumer<AuditEntry> trail;
    private final BiFunction<AuditAction, Exception, AuditEntry> failures;

    /**
     * A record.
     *
     * @param trail takes the lines
     * @param failures what the record says of something that failed; never what the exception's message says
     */
    public OnRecord(Consumer<AuditEntry> trail, BiFunction<AuditAction, Exception, AuditEntry> failures) {
        this.trail = trail;
        this.failures = failures;
    }

    /**
     * Does it. Blocks as long as that takes.
     *
     * @param about to whom or what
     * @param told what the record says of the result, given that it was done
     */
    public <T> T run(Operator who, AuditAction action, String about, Work<T> work, Function<T, AuditEntry> told)
            throws SQLException, IOException {
        try {
            T result = work.run();
            add(who, about, told.apply(result));
            return result;
        } catch (SQLException | IOException | RuntimeException failed) {
            add(who, about, failures.apply(action, failed));
            throw failed;
        }
    }

    private void add(Operator who, String about, AuditEntry entry) {
        trail.accept(entry.by(who.actor()).about(about).inRequest(RequestId.current()));
    }
}
