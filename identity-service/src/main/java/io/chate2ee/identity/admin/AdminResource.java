package io.chate2ee.identity.admin;

import io.chate2ee.contract.audit.AuditAction;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.http.envelope.Data;
import io.chate2ee.http.envelope.ErrorCode;
import io.chate2ee.http.envelope.RequestFailure;
import io.chate2ee.http.operator.Operator;
import io.chate2ee.identity.exporting.ExportFormat;
import io.chate2ee.identity.mapping.MappingRules;
import io.chate2ee.identity.naming.Named;
import io.chate2ee.identity.operator.Operations;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Export, forget and who-is, for operators. */
@Path("/v1/admin/users")
@Blocking
public class AdminResource {
    private final AdminDoor door;
    private final Operations operations;
    private final MappingRules rules;
    private final Answers answers;

    AdminResource(AdminDoor door, Operations operations, MappingRules rules, Answers answers) {
        this.door = door;
        this.operations = operations;
        this.rules = rules;
        this.answers = answers;
    }

    /** All users who are not forgotten, as a download that can be imported again. */
    @GET
    @Path("export")
    @Produces({"text/csv", "application/x-ndjson"})
    @Operation(operationId = "exportUsers", summary = "All users and their identities, for operators")
    public StreamingOutput export(@QueryParam("format") @DefaultValue("csv") String format) {
        Operator who = door.admit(AuditAction.EXPORT);
        ExportFormat chosen = formatNamed(format);
        return out -> answers.streamed(() -> operations.exportTo(who, "http", out, chosen));
    }

    /** What is known of a user, or whose an identity is. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "whoIs", summary = "Who has an identity, or which a user has, for operators")
    public Data<Named> whoIs(
            @QueryParam("uid") @Nullable String uid, @QueryParam("identity") @Nullable String identity) {
        Operator who = door.admit(AuditAction.REVERSE_LOOKUP);
        if ((uid == null) == (identity == null)) {
            throw new RequestFailure(ErrorCode.BAD_REQUEST, "Either uid or identity must be given.");
        }
        Optional<Named> named = answers.of(() -> uid != null
                ? operations.whoIs(who, user(uid))
                : operations.whoIs(who, Answers.id(() -> Identity.parse(identity))));
        return new Data<>(named.orElseThrow(() -> new RequestFailure(ErrorCode.NOT_FOUND, "Not in the registry.")));
    }

    /** Forgets a user. */
    @DELETE
    @Path("{uid}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "forgetUser", summary = "Forgets a user, for operators")
    public Data<Forgotten> forget(@PathParam("uid") String uid) {
        Operator who = door.admit(AuditAction.FORGET);
        Uid user = user(uid);
        if (!answers.of(() -> operations.forget(who, user))) {
            throw new RequestFailure(ErrorCode.NOT_FOUND, "Not in the registry, or forgotten already.");
        }
        return new Data<>(new Forgotten(user.value()));
    }

    /**
     * Who was forgotten.
     *
     * @param forgotten the folded uid
     */
    public record Forgotten(String forgotten) {}

    private Uid user(@Nullable String uid) {
        return Answers.id(() -> rules.uid(uid));
    }

    private static ExportFormat formatNamed(String name) {
        return switch (name) {
            case "csv" -> ExportFormat.CSV;
            case "ndjson" -> ExportFormat.NDJSON;
            default -> throw new RequestFailure(ErrorCode.BAD_REQUEST, "format is csv or ndjson.");
        };
    }
}
