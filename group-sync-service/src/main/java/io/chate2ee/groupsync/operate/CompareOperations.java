package io.chate2ee.groupsync.operate;

import io.chate2ee.contract.audit.AuditAction;
import io.chate2ee.contract.audit.AuditEntry;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.groupsync.plan.GroupKey;
import io.chate2ee.http.operator.Operator;
import io.chate2ee.http.operator.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/** Compares the cloud with the ledger for operators and changes nothing. Blocks. */
@ApplicationScoped
public class CompareOperations {
    private final Comparison comparison;
    private final Accounts accounts;

    CompareOperations(Comparison comparison, Accounts accounts) {
        this.comparison = comparison;
        this.accounts = accounts;
    }

    /**
     * How many lives were compared, and how many differences were told.
     *
     * @param groups how many lives of groups
     * @param differences in all of them
     */
    public record Compared(int groups, int differences) {}

    /** Compares all lives of a group. */
    public Compared compare(Operator who, Guid guid, Consumer<Drift> each) throws SQLException, IOException {
        return compare(who, guid.value(), () -> comparison.lives(guid), each);
    }

    /** Compares all lives of all groups. */
    public Compared compareAll(Operator who, Consumer<Drift> each) throws SQLException, IOException {
        return compare(who, Accounts.ALL, comparison::all, each);
    }

    private Compared compare(Operator who, String about, Work<Uni<List<GroupKey>>> which, Consumer<Drift> each)
            throws SQLException, IOException {
        return accounts.of(
                who,
                AuditAction.COMPARE,
                about,
                () -> compare(Waiting.on(which.run()), each),
                compared -> AuditEntry.done(AuditAction.COMPARE)
                        .with("groups", Integer.toString(compared.groups()))
                        .with("differences", Integer.toString(compared.differences())));
    }

    private Compared compare(List<GroupKey> groups, Consumer<Drift> each) {
        int differences = 0;
        for (GroupKey group : groups) {
            List<Drift> found = Waiting.on(comparison.of(group));
            found.forEach(each);
            differences += found.size();
        }
        return new Compared(groups.size(), differences);
    }
}
