package io.chate2ee.token.identities;

import com.fasterxml.jackson.databind.JsonNode;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.json.InvalidJsonException;
import io.chate2ee.contract.json.Json;
import io.chate2ee.contract.json.JsonObject;
import io.chate2ee.http.caller.Caller;
import io.chate2ee.http.caller.SdkHeaders;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response.Status;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks identity-service as the caller, for the caller's own uid and no other. */
@Singleton
class IdentityService implements IdentitySource {
    private static final Logger LOG = Logger.getLogger(IdentityService.class);

    private final IdentityServiceClient client;

    IdentityService(@RestClient IdentityServiceClient client) {
        this.client = client;
    }

    @Override
    public Uni<Identity> identityOf(Caller caller) {
        Map<String, String> proof = caller.credentials().headers();
        return client.identities(
                        proof.get("Authorization"),
                        proof.get(SdkHeaders.APP_ID),
                        proof.get(SdkHeaders.AUTH_TOKEN),
                        question(caller.uid()))
                .map(answer -> read(answer, caller.uid()))
                .onFailure()
                .transform(IdentityService::unknown);
    }

    private static byte[] question(Uid uid) {
        var question = Json.object();
        question.putArray("uids").add(uid.value());
        return Json.write(question);
    }

    private static Identity read(byte[] answer, Uid uid) {
        JsonObject data = Json.readObject(answer)
                .optionalObject("data")
                .orElseThrow(() -> new InvalidJsonException("field 'data' is missing"));
        JsonNode first = data.node().path("userIdentities").path(0);
        if (!first.isObject()) {
            throw new InvalidJsonException("field 'userIdentities' holds no object");
        }
        return Identity.parse(new JsonObject(first).text(uid.value()));
    }

    private static Throwable unknown(Throwable cause) {
        LOG.warnf("TOK102 identity-service gave no usable answer: %s", cause);
        return isAboutTheCaller(cause)
                ? IdentityUnknownException.unanswered("identity-service gave no usable answer", cause)
                : IdentityUnknownException.away(cause);
    }

    /** What one caller can bring about, by too many calls for example, must not be taken for an outage. */
    private static boolean isAboutTheCaller(Throwable cause) {
        return cause instanceof IllegalArgumentException
                || (cause instanceof WebApplicationException answered
                        && answered.getResponse().getStatus() < Status.INTERNAL_SERVER_ERROR.getStatusCode());
    }
}
