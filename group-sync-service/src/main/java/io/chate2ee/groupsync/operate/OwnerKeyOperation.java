package io.chate2ee.groupsync.operate;

import io.chate2ee.contract.audit.AuditAction;
import io.chate2ee.groupsync.owner.OwnerBackup;
import io.chate2ee.http.operator.Operator;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hands the owner's key to operators. Blocks. */
@ApplicationScoped
public class OwnerKeyOperation {
    private final OwnerBackup backup;
    private final Accounts accounts;

    OwnerKeyOperation(OwnerBackup backup, Accounts accounts) {
        this.backup = backup;
        this.accounts = accounts;
    }

    /** The owner's key, a secret, to be wiped; null if there is no owner yet. */
    public byte @Nullable [] export(Operator who) throws SQLException, IOException {
        List<byte[]> secret = new ArrayList<>(1);
        accounts.ofChange(
                who,
                AuditAction.EXPORT_OWNER_KEY,
                "owner",
                () -> Optional.ofNullable(Waiting.on(backup.secret()))
                        .map(secret::add)
                        .isPresent());
        return secret.isEmpty() ? null : secret.get(0);
    }
}
