package io.chate2ee.token.handout;

import io.chate2ee.audit.AuditTrail;
import io.chate2ee.contract.audit.AuditAction;
import io.chate2ee.contract.audit.AuditActor;
import io.chate2ee.contract.audit.AuditEntry;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.http.caller.Caller;
import io.chate2ee.http.caller.CurrentCaller;
import io.chate2ee.http.envelope.Data;
import io.chate2ee.http.request.RequestId;
import io.chate2ee.token.identities.CallerIdentities;
import io.chate2ee.token.logins.LoginsTopic;
import io.chate2ee.token.minting.Minted;
import io.chate2ee.token.minting.Minter;
import io.chate2ee.virgil.jwt.VirgilJwt;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Gives a caller a Virgil JWT. Nothing in the request but the verified credential has any influence on whose. */
@Path("/v1/virgil-jwt")
@Produces(MediaType.APPLICATION_JSON)
public class VirgilJwtResource {
    private final CurrentCaller current;
    private final CallerIdentities identities;
    private final Minter minter;
    private final LoginsTopic logins;
    private final AuditTrail audit;

    VirgilJwtResource(
            CurrentCaller current, CallerIdentities identities, Minter minter, LoginsTopic logins, AuditTrail audit) {
        this.current = current;
        this.identities = identities;
        this.minter = minter;
        this.logins = logins;
        this.audit = audit;
    }

    /** {@code {"data":{"virgilToken","identity"}}}. */
    @GET
    @Operation(summary = "A Virgil JWT for the caller", operationId = "virgilJwt")
    @APIResponse(responseCode = "200", description = "The token and the identity it speaks for")
    @APIResponse(
            responseCode = "403",
            description = "ERR_E2EE_RESERVED_IDENTITY: the caller's identity is the groups' owner")
    @APIResponse(responseCode = "503", description = "ERR_E2EE_UNAVAILABLE: the caller's identity cannot be known now")
    public Uni<Data<TokenAnswer>> virgilJwt() {
        Caller caller = current.get();
        // Now, since what follows may run where another caller's look-up ended.
        Optional<String> request = RequestId.current();
        return identities
                .of(caller)
                .map(identity -> minter.tokenFor(caller.uid(), identity))
                .map(minted -> answer(caller.uid(), minted, request));
    }

    private Data<TokenAnswer> answer(Uid uid, Minted minted, Optional<String> request) {
        VirgilJwt token = minted.token();
        if (minted.anew()) {
            audit.add(AuditEntry.done(AuditAction.MINT)
                    .by(AuditActor.user(uid))
                    .about(token.identity())
                    .inRequest(request)
                    .with("keyId", token.keyId())
                    .with("expires", token.expiresAt().toString()));
        }
        logins.announce(uid);
        return new Data<>(new TokenAnswer(token.text(), token.identity()));
    }
}
