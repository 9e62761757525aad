package io.chate2ee.groupsync.operate;

import io.chate2ee.contract.audit.AuditAction;
import io.chate2ee.contract.audit.AuditEntry;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.http.operator.Operator;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/** What operators ask about groups: to take them out of work, to look at them again, to say where they stand. Blocks. */
@ApplicationScoped
public class GroupOperations {
    private final Parking parking;
    private final Resync resync;
    private final Rest rest;
    private final Standing standing;
    private final Accounts accounts;

    GroupOperations(Parking parking, Resync resync, Rest rest, Standing standing, Accounts accounts) {
        this.parking = parking;
        this.resync = resync;
        this.rest = rest;
        this.standing = standing;
        this.accounts = accounts;
    }

    /** False if there is no such group, or it is parked already. */
    public boolean park(Operator who, Guid guid) throws SQLException, IOException {
        return accounts.ofChangeToCome(who, AuditAction.PARK, guid.value(), () -> parking.park(guid));
    }

    /** False if it is not parked. */
    public boolean unpark(Operator who, Guid guid) throws SQLException, IOException {
        return accounts.ofChangeToCome(who, AuditAction.UNPARK, guid.value(), () -> parking.unpark(guid));
    }

    /** False if there is no such group, or it is parked. */
    public boolean resync(Operator who, Guid guid) throws SQLException, IOException {
        return accounts.ofChangeToCome(who, AuditAction.RESYNC, guid.value(), () -> resync.one(guid));
    }

    /** How many groups there are. */
    public int resyncAll(Operator who) throws SQLException, IOException {
        return accounts.of(
                who,
                AuditAction.RESYNC,
                Accounts.ALL,
                () -> Waiting.onPieces(resync.all()),
                groups -> AuditEntry.done(AuditAction.RESYNC).with("groups", groups.toString()));
    }

    /** False if everything rests already. */
    public boolean pause(Operator who) throws SQLException, IOException {
        return accounts.ofChangeToCome(who, AuditAction.PAUSE, Accounts.ALL, rest::begin);
    }

    /** False if nothing rested. */
    public boolean resume(Operator who) throws SQLException, IOException {
        return accounts.ofChangeToCome(who, AuditAction.RESUME, Accounts.ALL, rest::end);
    }

    /** Where a group's present life stands; empty if the guid is not known. */
    public Optional<GroupStanding> show(Operator who, Guid guid) throws SQLException, IOException {
        return accounts.of(
                who,
                AuditAction.SHOW,
                guid.value(),
                () -> Waiting.on(standing.of(guid)),
                found -> AuditEntry.done(AuditAction.SHOW).with("found", Boolean.toString(found.isPresent())));
    }
}
