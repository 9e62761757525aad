package io.chate2ee.groupsync.admin;

import io.chate2ee.contract.audit.AuditAction;
import io.chate2ee.groupsync.backfill.BackfillReport;
import io.chate2ee.groupsync.backfill.BackfillStatus;
import io.chate2ee.groupsync.operate.BackfillOperations;
import io.chate2ee.groupsync.settings.SourceSettings;
import io.chate2ee.http.envelope.Data;
import io.chate2ee.http.envelope.ErrorCode;
import io.chate2ee.http.envelope.RequestFailure;
import io.chate2ee.http.operator.Operator;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Back-fill, for operators; one at a time. A group of CometChat's hosted extension gets a new identity, as the command says.
 */
@Path("/v1/admin/backfill")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class AdminBackfill {
    private final AdminDoor door;
    private final BackfillOperations backfill;
    private final Answers answers;
    private final SourceSettings source;

    AdminBackfill(AdminDoor door, BackfillOperations backfill, Answers answers, SourceSettings source) {
        this.door = door;
        this.backfill = backfill;
        this.answers = answers;
        this.source = source;
    }

    /** Begins one in the background. */
    @POST
    @Operation(operationId = "startBackfill", summary = "Reads all groups of the chat, for operators")
    public Data<Running> start(@QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        Operator who = door.admitToBackfill(AuditAction.BACKFILL);
        demandSource();
        boolean started = answers.of(() -> backfill.start(who, dryRun));
        return new Data<>(Running.of(started, status()));
    }

    /** How far it is, or how the last one ended. */
    @GET
    @Operation(operationId = "showBackfill", summary = "How far a back-fill is, for operators")
    public Data<Running> show() {
        door.admitReaderToBackfill(AuditAction.BACKFILL);
        demandSource();
        return new Data<>(Running.of(false, status()));
    }

    /** Ends it; what it wrote counts. */
    @DELETE
    @Operation(operationId = "cancelBackfill", summary = "Ends a back-fill, for operators")
    public Data<Running> cancel() {
        Operator who = door.admitToBackfill(AuditAction.CANCEL_BACKFILL);
        demandSource();
        if (!answers.of(() -> backfill.cancel(who))) {
            throw new RequestFailure(ErrorCode.NOT_FOUND, "No back-fill is under way.");
        }
        return new Data<>(Running.of(false, status()));
    }

    private void demandSource() {
        if (source.apiKey().isEmpty() && source.apiKeyFile().isEmpty()) {
            throw new RequestFailure(ErrorCode.NOT_FOUND, "There is nothing to read from: source.api-key is not set.");
        }
    }

    private BackfillStatus status() {
        return backfill.status()
                .orElseThrow(() -> new RequestFailure(ErrorCode.NOT_FOUND, "This process has had no back-fill."));
    }

    /**
     * How far one is.
     *
     * @param started whether this very call began it
     * @param state {@code running}, {@code done}, {@code cancelled} or {@code failed}
     * @param dryRun whether it only counts
     * @param startedAt when it began, as RFC 3339
     * @param done groups that are done
     * @param total groups there are, as far as that is known
     * @param report what it did, once it has come to its end
     * @param failure why it could not go on
     */
    public record Running(
            boolean started,
            String state,
            boolean dryRun,
            String startedAt,
            long done,
            long total,
            @Nullable BackfillReport report,
            @Nullable String failure) {
        static Running of(boolean started, BackfillStatus status) {
            return new Running(
                    started,
                    status.state().name().toLowerCase(Locale.ROOT),
                    status.dryRun(),
                    status.startedAt().toString(),
                    status.done(),
                    status.total(),
                    status.report(),
                    status.failure());
        }
    }
}
