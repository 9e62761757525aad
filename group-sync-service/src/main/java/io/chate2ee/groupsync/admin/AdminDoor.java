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
import java.util.stream.Stream;

/** Lets operators in where the groups are kept. */
@Singleton
public class AdminDoor {
    private static final int BEFORE_ANYTHING_ELSE_STARTS = 1;

    private final OperatorDoor door;
    private final List<String> doers;
    private final List<String> readers;

    AdminDoor(OperatorDoor door, SyncSettings settings, RolesSettings roles) {
        this.door = door;
        SyncSettings.Admin admin = settings.admin();
        this.doers = roles.sync() ? admin.role().stream().toList() : List.of();
        this.readers = roles.sync()
                ? Stream.concat(admin.role().stream(), admin.readerRole().stream())
                        .toList()
                : List.of();
    }

    void onStart(@Observes @Priority(BEFORE_ANYTHING_ELSE_STARTS) StartupEvent start, Launch launch) {
        if (launch.serves()) {
            door.demandLogins(doers, "sync.admin.role");
            door.demandLogins(readers, "sync.admin.reader-role");
        }
    }

    /**
     * The caller, who is to change something.
     *
     * @throws RequestFailure if nobody may do that here, or the caller may not
     */
    public Operator admit(AuditAction action) {
        return door.admit(doers, action);
    }

    /**
     * The caller, who is to look at something.
     *
     * @throws RequestFailure if nobody may do that here, or the caller may not
     */
    public Operator admitReader(AuditAction action) {
        return door.admit(readers, action);
    }
}
