package io.chate2ee.identity.lookup;

import io.chate2ee.http.caller.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Which Virgil identities users and groups have. Any authenticated caller may ask. */
@Path("/v1/get-identities")
public class GetIdentitiesResource {
    private final CurrentCaller caller;
    private final QuestionReader reader;
    private final IdentityLookup lookup;

    GetIdentitiesResource(CurrentCaller caller, QuestionReader reader, IdentityLookup lookup) {
        this.caller = caller;
        this.reader = reader;
        this.lookup = lookup;
    }

    /**
     * Answers in the order asked. The body is read by hand, because clients in the field send none at all, or one that
     * calls itself a form.
     */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getIdentities", summary = "Virgil identities of users and groups")
    @RequestBody(
            description = "At most 1,000 ids in all; absent lists and an absent body ask for nothing",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IdentitiesQuestion.class)))
    @APIResponse(
            responseCode = "200",
            description = "One entry per id asked, in the same order",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DataIdentitiesAnswer.class)))
    @APIResponse(
            responseCode = "400",
            description =
                    "ERR_E2EE_BAD_REQUEST, ERR_E2EE_INVALID_ID, ERR_E2EE_TOO_MANY_IDS: names the field and the place of what is wrong")
    @APIResponse(
            responseCode = "429",
            description =
                    "ERR_E2EE_TOO_MANY_REQUESTS: the caller calls too often; ERR_E2EE_TOO_MANY_UNKNOWN_IDS: it asked for too many ids that nobody has")
    @APIResponse(responseCode = "503", description = "ERR_E2EE_UNAVAILABLE: the database is needed and away")
    public Uni<byte[]> getIdentities(byte[] body) {
        return lookup.answer(caller.uid(), reader.read(body));
    }

    /**
     * The body, for the API's description.
     *
     * @param uids users
     * @param guids groups
     */
    @Schema(name = "IdentitiesQuestion")
    record IdentitiesQuestion(List<String> uids, List<String> guids) {}

    /**
     * The answer, for the API's description.
     *
     * @param data what is answered
     */
    @Schema(name = "DataIdentitiesAnswer")
    record DataIdentitiesAnswer(IdentitiesAnswer data) {}
}
