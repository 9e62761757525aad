package io.chate2ee.token.handout;

import io.chate2ee.contract.id.Uid;
import io.chate2ee.http.caller.Caller;
import io.chate2ee.http.caller.CurrentCaller;
import io.chate2ee.http.envelope.Data;
import io.chate2ee.token.identities.CallerIdentities;
import io.chate2ee.token.logins.LoginAnnouncer;
import io.chate2ee.token.minting.Minter;
import io.chate2ee.virgil.jwt.VirgilJwt;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Gives a caller a Virgil JWT. Nothing in the request but the verified credential has any influence on whose. */
@Path("/v1/virgil-jwt")
@Produces(MediaType.APPLICATION_JSON)
public class VirgilJwtResource {
    private final CurrentCaller current;
    private final CallerIdentities identities;
    private final Minter minter;
    private final LoginAnnouncer logins;

    VirgilJwtResource(CurrentCaller current, CallerIdentities identities, Minter minter, LoginAnnouncer logins) {
        this.current = current;
        this.identities = identities;
        this.minter = minter;
        this.logins = logins;
    }

    /** {@code {"data":{"virgilToken","identity"}}}. */
    @GET
    @Operation(summary = "A Virgil JWT for the caller", operationId = "virgilJwt")
    @APIResponse(responseCode = "200", description = "The token and the identity it speaks for")
    @APIResponse(responseCode = "401", description = "ERR_E2EE_UNAUTHENTICATED: no valid login")
    @APIResponse(
            responseCode = "403",
            description = "ERR_E2EE_RESERVED_IDENTITY: the caller's identity is the groups' owner")
    @APIResponse(responseCode = "429", description = "ERR_E2EE_TOO_MANY_REQUESTS: the caller calls too often")
    @APIResponse(responseCode = "503", description = "ERR_E2EE_UNAVAILABLE: the caller's identity cannot be known now")
    public Uni<Data<TokenAnswer>> virgilJwt() {
        Caller caller = current.get();
        return identities
                .of(caller)
                .map(identity -> minter.tokenFor(caller.uid(), identity))
                .map(token -> answer(caller.uid(), token));
    }

    private Data<TokenAnswer> answer(Uid uid, VirgilJwt token) {
        logins.announce(uid);
        return new Data<>(new TokenAnswer(token.text(), token.identity()));
    }
}
