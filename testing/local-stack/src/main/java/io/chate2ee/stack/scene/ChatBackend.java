package io.chate2ee.stack.scene;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chate2ee.stack.suite.StackAddresses;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The HTTP calls that a chat app makes to the suite, each as a logged-in user. */
public final class ChatBackend {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(LONGEST).build();
    private final StackAddresses addresses;
    private final UnaryOperator<String> logins;

    /**
     * A client of a running stack.
     *
     * @param logins gives the login JWT of a uid
     */
    public ChatBackend(StackAddresses addresses, UnaryOperator<String> logins) {
        this.addresses = addresses;
        this.logins = logins;
    }

    /**
     * What token-service answers.
     *
     * @param token the Virgil JWT, secret
     * @param identity whose it is
     */
    public record VirgilLogin(String token, String identity) {
        @Override
        public String toString() {
            return "VirgilLogin[identity=" + identity + ", token=[redacted]]";
        }
    }

    /** {@code GET /v1/virgil-jwt} as the user. */
    public VirgilLogin virgilJwt(String uid) {
        JsonNode data = data(send(request(uid, addresses.virgilJwt()).GET()), "GET /v1/virgil-jwt");
        return new VirgilLogin(
                data.path("virgilToken").asText(), data.path("identity").asText());
    }

    /** The Virgil identity of another user, asked for as the caller. */
    public String identityOf(String other, String caller) {
        JsonNode data = getIdentities(caller, List.of(other), List.of());
        return data.path("userIdentities").path(0).path(other).asText();
    }

    /** The identity that owns all groups. */
    public String groupOwner(String caller) {
        return getIdentities(caller, List.of(), List.of())
                .path("groupOwnerIdentity")
                .asText();
    }

    /** A group as the caller sees it. */
    public GroupView group(String guid, String caller) {
        return view(getIdentities(caller, List.of(), List.of(guid)), 0, guid);
    }

    /** Groups as the caller sees them, at most 1,000. */
    public Map<String, GroupView> groups(List<String> guids, String caller) {
        JsonNode data = getIdentities(caller, List.of(), guids);
        Map<String, GroupView> views = new LinkedHashMap<>();
        for (int place = 0; place < guids.size(); place++) {
            views.put(guids.get(place), view(data, place, guids.get(place)));
        }
        return views;
    }

    private static GroupView view(JsonNode data, int place, String guid) {
        JsonNode identity = data.path("groupIdentities").path(place).path(guid);
        JsonNode state = data.path("groupStates").path(place).path(guid);
        return new GroupView(
                identity.isTextual() ? identity.asText() : null,
                state.path("state").asText(),
                state.path("epoch").asLong(-1),
                state.path("granted").asBoolean());
    }

    private JsonNode getIdentities(String caller, List<String> uids, List<String> guids) {
        ObjectNode question = JSON.createObjectNode();
        uids.forEach(question.putArray("uids")::add);
        guids.forEach(question.putArray("guids")::add);
        HttpRequest.Builder request = request(caller, addresses.getIdentities())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(question.toString()));
        return data(send(request), "POST /v1/get-identities");
    }

    private HttpRequest.Builder request(String uid, URI address) {
        return HttpRequest.newBuilder(address)
                .timeout(LONGEST)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + logins.apply(uid));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new SceneFailure("A service does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SceneFailure("Interrupted", e);
        }
    }

    private static JsonNode data(HttpResponse<String> answer, String call) {
        try {
            JsonNode data = JSON.readTree(answer.body()).path("data");
            if (answer.statusCode() != 200 || !data.isObject()) {
                throw new SceneFailure(call + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return data;
        } catch (JsonProcessingException e) {
            throw new SceneFailure(call + " answered " + answer.statusCode() + " without JSON", e);
        }
    }
}
