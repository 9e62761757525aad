package io.chate2ee.groupsync.operate;

import io.chate2ee.contract.audit.AuditAction;
import io.chate2ee.contract.audit.AuditEntry;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.groupsync.cloud.Refusals;
import io.chate2ee.groupsync.plan.GroupKey;
import io.chate2ee.http.operator.Operator;
import io.chate2ee.http.operator.Work;
import io.chate2ee.virgil.CloudException;
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
     * @param refused how many lives were not compared, because the cloud tells nothing about them
     */
    public record Compared(int groups, int differences, int refused) {
        /** Of nothing. */
        public static final Compared NONE = new Compared(0, 0, 0);

        /** Of both. */
        public Compared plus(Compared other) {
            return new Compared(groups + other.groups, differences + other.differences, refused + other.refused);
        }
    }

    /** Compares all lives of a group. Fails if the cloud tells nothing about one. */
    public Compared compare(Operator who, Guid guid, Consumer<Drift> each) throws SQLException, IOException {
        return onRecord(who, guid.value(), () -> {
            Compared all = Compared.NONE;
            for (GroupKey group : Waiting.on(comparison.lives(guid))) {
                all = all.plus(compare(group, each));
            }
            return all;
        });
    }

    /**
     * Compares all lives of all groups, a thousand at a time.
     *
     * @param refused is told a line for each life about which the cloud tells nothing
     */
    public Compared compareAll(Operator who, Consumer<Drift> each, Consumer<String> refused)
            throws SQLException, IOException {
        return onRecord(who, Accounts.ALL, () -> {
            Compared all = Compared.NONE;
            List<GroupKey> some = Waiting.on(comparison.behind(null));
            while (!some.isEmpty()) {
                for (GroupKey group : some) {
                    all = all.plus(compareUnlessRefused(group, each, refused));
                }
                some = Waiting.on(comparison.behind(some.get(some.size() - 1)));
            }
            return all;
        });
    }

    private Compared compareUnlessRefused(GroupKey group, Consumer<Drift> each, Consumer<String> refused) {
        try {
            return compare(group, each);
        } catch (CloudException refusal) {
            if (!Refusals.concernOneGroup(refusal)) {
                throw refusal;
            }
            refused.accept(group + ": " + refusal.getMessage());
            return new Compared(0, 0, 1);
        }
    }

    private Compared compare(GroupKey group, Consumer<Drift> each) {
        List<Drift> found = Waiting.on(comparison.of(group));
        found.forEach(each);
        return new Compared(1, found.size(), 0);
    }

    private Compared onRecord(Operator who, String about, Work<Compared> work) throws SQLException, IOException {
        return accounts.of(
                who,
                AuditAction.COMPARE,
                about,
                work,
                compared -> AuditEntry.done(AuditAction.COMPARE)
                        .with("groups", Integer.toString(compared.groups()))
                        .with("differences", Integer.toString(compared.differences()))
                        .with("refused", Integer.toString(compared.refused())));
    }
}
