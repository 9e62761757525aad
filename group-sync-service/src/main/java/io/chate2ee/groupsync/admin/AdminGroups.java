package io.chate2ee.groupsync.admin;

import io.chate2ee.contract.audit.AuditAction;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.groupsync.operate.CompareOperations;
import io.chate2ee.groupsync.operate.Drift;
import io.chate2ee.groupsync.operate.GroupOperations;
import io.chate2ee.groupsync.operate.GroupStanding;
import io.chate2ee.http.envelope.Data;
import io.chate2ee.http.envelope.ErrorCode;
import io.chate2ee.http.envelope.RequestFailure;
import io.chate2ee.http.operator.Operator;
import io.chate2ee.http.operator.Work;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** One group, for operators. */
@Path("/v1/admin/groups/{guid}")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class AdminGroups {
    private final AdminDoor door;
    private final GroupOperations groups;
    private final CompareOperations comparing;
    private final Answers answers;

    AdminGroups(AdminDoor door, GroupOperations groups, CompareOperations comparing, Answers answers) {
        this.door = door;
        this.groups = groups;
        this.comparing = comparing;
        this.answers = answers;
    }

    /** Where it stands. */
    @GET
    @Operation(operationId = "showGroup", summary = "Desired, granted, and who waits for what, for operators")
    public Data<GroupStanding> show(@PathParam("guid") String text) {
        Operator who = door.admitReader(AuditAction.SHOW);
        Guid guid = answers.guid(text);
        return new Data<>(answers.of(() -> groups.show(who, guid))
                .orElseThrow(() -> new RequestFailure(ErrorCode.NOT_FOUND, "There is no such group.")));
    }

    /** What differs between the cloud and the ledger. */
    @GET
    @Path("differences")
    @Operation(operationId = "compareGroup", summary = "What differs between cloud and ledger, for operators")
    public Data<Differences> compare(@PathParam("guid") String text) {
        Operator who = door.admitReader(AuditAction.COMPARE);
        Guid guid = answers.guid(text);
        List<Difference> found = new ArrayList<>();
        int lives = answers.of(() -> comparing.compare(who, guid, drift -> found.add(Difference.of(drift))))
                .groups();
        return new Data<>(new Differences(lives, found));
    }

    /** Takes it out of work. */
    @POST
    @Path("park")
    @Operation(operationId = "parkGroup", summary = "Takes a group out of work, for operators")
    public Data<Done> park(@PathParam("guid") String text) {
        Operator who = door.admit(AuditAction.PARK);
        Guid guid = answers.guid(text);
        return done(guid, () -> groups.park(who, guid), "There is no such group, or it is parked already.");
    }

    /** Puts it back to work. */
    @POST
    @Path("unpark")
    @Operation(operationId = "unparkGroup", summary = "Puts a parked group back to work, for operators")
    public Data<Done> unpark(@PathParam("guid") String text) {
        Operator who = door.admit(AuditAction.UNPARK);
        Guid guid = answers.guid(text);
        return done(guid, () -> groups.unpark(who, guid), "It is not parked.");
    }

    /** Has it compared with the cloud and repaired. */
    @POST
    @Path("resync")
    @Operation(operationId = "resyncGroup", summary = "Has a group compared and repaired, for operators")
    public Data<Done> resync(@PathParam("guid") String text) {
        Operator who = door.admit(AuditAction.RESYNC);
        Guid guid = answers.guid(text);
        return done(guid, () -> groups.resync(who, guid), "There is no such group, or it is parked.");
    }

    /**
     * To what it was done.
     *
     * @param guid the folded guid
     */
    public record Done(String guid) {}

    /**
     * What differs.
     *
     * @param lives how many lives of the group were compared
     * @param differences in all of them; empty if the cloud is as it should be
     */
    public record Differences(int lives, List<Difference> differences) {
        /** Copies the list. */
        public Differences {
            differences = List.copyOf(differences);
        }
    }

    /**
     * One difference.
     *
     * @param life of which life
     * @param kind {@code epoch-missing}, {@code epoch-unknown}, {@code copy-missing}, {@code copy-unknown} or {@code card-outdated}
     * @param epoch of which epoch, if of one
     * @param identity whose copy or card, if anybody's
     */
    public record Difference(
            int life,
            String kind,
            @Nullable String epoch,
            @Nullable String identity) {
        static Difference of(Drift drift) {
            return new Difference(drift.group().life(), drift.kind().word(), drift.epoch(), drift.identity());
        }
    }

    private Data<Done> done(Guid guid, Work<Boolean> work, String ifNot) {
        if (!answers.of(work)) {
            throw new RequestFailure(ErrorCode.NOT_FOUND, ifNot);
        }
        return new Data<>(new Done(guid.value()));
    }
}
