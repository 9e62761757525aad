package io.chate2ee.groupsync.admin;

import io.chate2ee.contract.audit.AuditAction;
import io.chate2ee.groupsync.settings.RolesSettings;
import io.chate2ee.groupsync.settings.SyncSettings;
import io.chate2ee.http.envelope.RequestFailure;
import io.chate2ee.http.operator.Operator;
import io.chate2ee.http.operator.OperatorDoor;
import io.chate2ee.http.start.Launch;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lets operators in where the groups are kept, and to back-fill where the chat is read as well. */
@Singleton
public class AdminDoor {
    private static final int BEFORE_ANYTHING_ELSE_STARTS = 1;

    private final OperatorDoor door;
    private final Allowed groups;
    private final Allowed backfill;

    AdminDoor(OperatorDoor door, SyncSettings settings, RolesSettings roles) {
        this.door = door;
        this.groups = Allowed.where(roles.sync(), settings.admin());
        this.backfill = Allowed.where(roles.sync() || roles.backfill(), settings.admin());
    }

    private record Allowed(List<String> doers, List<String> readers) {
        static Allowed where(boolean here, SyncSettings.Admin admin) {
            return new Allowed(
                    Stream.of(admin.role())
                            .flatMap(Optional::stream)
                            .filter(role -> here)
                            .toList(),
                    Stream.of(admin.role(), admin.readerRole())
                            .flatMap(Optional::stream)
                            .filter(role -> here)
                            .toList());
        }
    }

    void onStart(@Observes @Priority(BEFORE_ANYTHING_ELSE_STARTS) StartupEvent start, Launch launch) {
        if (launch.serves()) {
            door.demandLogins(backfill.doers(), "sync.admin.role");
            door.demandLogins(backfill.readers(), "sync.admin.reader-role");
        }
    }

    /**
     * The caller, who is to change something about groups.
     *
     * @throws RequestFailure if nobody may do that here, or the caller may not
     */
    public Operator admit(AuditAction action) {
        return door.admit(groups.doers(), action);
    }

    /**
     * The caller, who is to look at something about groups.
     *
     * @throws RequestFailure if nobody may do that here, or the caller may not
     */
    public Operator admitReader(AuditAction action) {
        return door.admit(groups.readers(), action);
    }

    /**
     * The caller, who is to begin or end a back-fill.
     *
     * @throws RequestFailure if nobody may do that here, or the caller may not
     */
    public Operator admitToBackfill(AuditAction action) {
        return door.admit(backfill.doers(), action);
    }

    /**
     * The caller, who is to look how far a back-fill is.
     *
     * @throws RequestFailure if nobody may do that here, or the caller may not
     */
    public Operator admitReaderToBackfill(AuditAction action) {
        return door.admit(backfill.readers(), action);
    }
}
