package io.chate2ee.virgil.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chate2ee.virgil.card.RawCard;
import io.chate2ee.virgil.cloud.HttpAnswer;
import io.chate2ee.virgil.cloud.HttpCall;
import io.chate2ee.virgil.cloud.HttpTransport;
import io.chate2ee.virgil.cloud.KeyknoxKey;
import io.chate2ee.virgil.cloud.VirgilCloud;
import io.chate2ee.virgil.envelope.Envelope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A request of the real E3Kit and its answer; as a transport it insists on the request and gives the answer. */
final class RecordedExchange implements HttpTransport {
    private static final String PREVIOUS_HASH = "virgil-keyknox-previous-hash";

    private static final Set<String> CALLS = Set.of(
            "/card/v5",
            "/card/v5/actions/search",
            "/keyknox/v2/push",
            "/keyknox/v2/pull",
            "/keyknox/v2/keys",
            "/keyknox/v2/reset",
            "/keyknox/v1",
            "/keyknox/v1/reset");
    private static final String REVOKE = "/card/v5/actions/revoke/";

    private final JsonNode exchange;
    private final JsonNode body;
    private boolean asked;

    RecordedExchange(JsonNode exchange) {
        this.exchange = exchange;
        this.body = exchange.get("request_body");
    }

    int status() {
        return exchange.get("status").asInt();
    }

    boolean wasAsked() {
        return asked;
    }

    /** Whether our client has a call that makes this request. */
    static boolean isCallOfOurClient(JsonNode exchange) {
        var path = exchange.get("path").asText();
        return CALLS.contains(path) || path.startsWith(REVOKE);
    }

    /** The call of our client that makes the same request. */
    Call call() {
        var path = exchange.get("path").asText();
        if (path.startsWith(REVOKE)) {
            return cloud -> cloud.revokeCard(path.substring(REVOKE.length()));
        }
        return switch (path) {
            case "/card/v5" -> cloud -> cloud.publishCard(RawCard.fromJson(body.toString()));
            case "/card/v5/actions/search" -> cloud -> cloud.searchCards(texts("identities"));
            case "/keyknox/v2/push" -> cloud -> cloud.push(key(), texts("identities"), envelope(), previousHash());
            case "/keyknox/v2/pull" -> cloud -> cloud.pull(key(), text("identity"));
            case "/keyknox/v2/keys" -> cloud -> cloud.keys(required("root"), required("path"), text("identity"));
            case "/keyknox/v2/reset" -> this::reset;
            case "/keyknox/v1" -> this::backup;
            case "/keyknox/v1/reset" -> VirgilCloud::resetBackup;
            default -> throw new AssertionError("our client has no such call");
        };
    }

    private CompletionStage<?> backup(VirgilCloud cloud) {
        return exchange.get("method").asText().equals("GET")
                ? cloud.pullBackup()
                : cloud.pushBackup(envelope(), previousHash());
    }

    private CompletionStage<?> reset(VirgilCloud cloud) {
        var recipient = text("identity");
        return recipient == null
                ? cloud.resetPath(required("root"), required("path"))
                : cloud.resetRecipient(required("root"), required("path"), text("key"), recipient);
    }

    @Override
    public CompletionStage<HttpAnswer> send(HttpCall call) {
        asked = true;
        assertThat(call.method()).isEqualTo(exchange.get("method").asText());
        assertThat(call.path()).isEqualTo(exchange.get("path").asText());
        if (body.isNull()) {
            assertThat(call.body()).isIn(new byte[0], new byte[] {'{', '}'});
        } else {
            assertThat(json(call.body())).isEqualTo(body);
        }
        assertThat(header(call, PREVIOUS_HASH)).isEqualTo(previousHash());
        assertThat(header(call, "authorization")).isEqualTo("Virgil token");
        var headers = new HashMap<String, String>();
        exchange.get("response_headers")
                .properties()
                .forEach(field -> headers.put(field.getKey(), field.getValue().asText()));
        var answer = exchange.get("response_body").toString().getBytes(StandardCharsets.UTF_8);
        return CompletableFuture.completedFuture(new HttpAnswer(status(), headers, answer));
    }

    private KeyknoxKey key() {
        return new KeyknoxKey(required("root"), required("path"), required("key"));
    }

    private Envelope envelope() {
        return new Envelope(Vectors.bytes(body, "meta"), Vectors.bytes(body, "value"));
    }

    private @Nullable String previousHash() {
        return exchange.at("/request_headers/" + PREVIOUS_HASH).textValue();
    }

    private List<String> texts(String field) {
        return Vectors.entries(body.get(field)).map(JsonNode::asText).toList();
    }

    private String required(String field) {
        assertThat(body.hasNonNull(field)).as(field).isTrue();
        return body.get(field).asText();
    }

    private @Nullable String text(String field) {
        return body.path(field).textValue();
    }

    private static @Nullable String header(HttpCall call, String name) {
        return call.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static JsonNode json(byte[] text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** One call of the client. */
    @FunctionalInterface
    interface Call {
        CompletionStage<?> on(VirgilCloud cloud);
    }
}
