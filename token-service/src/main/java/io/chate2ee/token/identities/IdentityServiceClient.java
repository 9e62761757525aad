package io.chate2ee.token.identities;

import io.chate2ee.http.caller.SdkHeaders;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** What is asked of identity-service. Every status but 2xx is a failure. */
@RegisterRestClient(configKey = "identity-service")
public interface IdentityServiceClient {
    /**
     * Identities of users, in the order asked.
     *
     * <p>The first three are the caller's own credential, each {@code null} where it is none of the caller's.
     *
     * @param question {@code {"uids":[...]}}
     * @return {@code {"data":{"userIdentities":[{"<uid>":"<identity>"}],...}}}
     */
    @POST
    @Path("/v1/get-identities")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    Uni<byte[]> identities(
            @HeaderParam("Authorization") @Nullable String authorization,
            @HeaderParam(SdkHeaders.APP_ID) @Nullable String appId,
            @HeaderParam(SdkHeaders.AUTH_TOKEN) @Nullable String authToken,
            byte[] question);

    /** Succeeds once identity-service can answer. */
    @GET
    @Path("/q/health/ready")
    Uni<byte[]> ready();
}
