package io.chate2ee.identity.admin;

import io.chate2ee.contract.audit.AuditAction;
import io.chate2ee.http.envelope.Data;
import io.chate2ee.http.operator.Operator;
import io.chate2ee.identity.importing.ImportRequest;
import io.chate2ee.identity.mapping.MappingReader;
import io.chate2ee.identity.mapping.MappingRules;
import io.chate2ee.identity.operator.Operations;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Import, for operators; of as many mappings as one request can hold. */
@Path("/v1/admin/imports")
@Blocking
public class AdminImports {
    private final AdminDoor door;
    private final Operations operations;
    private final MappingRules rules;
    private final Answers answers;

    AdminImports(AdminDoor door, Operations operations, MappingRules rules, Answers answers) {
        this.door = door;
        this.operations = operations;
        this.rules = rules;
        this.answers = answers;
    }

    /** Imports what the body holds, CSV or NDJSON as a file of the command would. */
    @POST
    @Consumes({"text/csv", "application/x-ndjson", MediaType.TEXT_PLAIN})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "importUsers", summary = "Takes over identities, for operators")
    public Data<ImportAnswer> importUsers(
            byte[] body,
            @QueryParam("replace") @DefaultValue("false") boolean replace,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
            @QueryParam("skipFaulty") @DefaultValue("false") boolean skipFaulty) {
        Operator who = door.admit(AuditAction.IMPORT);
        var found = new Findings();
        // So few are merged in one transaction: there is nothing to go on with after an interruption.
        var request = new ImportRequest(
                new MappingReader(new ByteArrayInputStream(body), rules), replace, dryRun, skipFaulty, false);
        return new Data<>(
                answers.of(() -> ImportAnswer.of(operations.importFrom(who, "http", request, found), found.lines())));
    }
}
