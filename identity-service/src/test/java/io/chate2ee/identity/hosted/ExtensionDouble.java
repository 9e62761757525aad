package io.chate2ee.identity.hosted;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.chate2ee.contract.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real HTTP server that answers {@code get-identities} as the hosted extension does; can be made to misbehave. */
public final class ExtensionDouble implements AutoCloseable {
    public static final String APP_ID = "2512345abcdef";
    public static final String AUTH_TOKEN = "somebody_1700000000000000000000000000000000001";

    private final Map<String, String> identities = new ConcurrentHashMap<>();
    private final List<List<String>> asked = new CopyOnWriteArrayList<>();
    private final Deque<Reply> instead = new ArrayDeque<>();
    private final HttpServer server;

    /** What it answers in place of the truth. */
    record Reply(int status, Map<String, String> headers, String body) {}

    public ExtensionDouble() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/get-identities", this::answer);
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/get-identities");
    }

    /** Somebody whom it knows. */
    public void knows(String uid, String identity) {
        identities.put(uid, identity);
    }

    /** Answers so once, after what it was told before. */
    void answersOnce(int status, Map<String, String> headers, String body) {
        instead.add(new Reply(status, headers, body));
    }

    /** The uids of each request, as they were written. */
    List<List<String>> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            List<String> uids =
                    Json.readObject(exchange.getRequestBody().readAllBytes()).texts("uids");
            asked.add(uids);
            Reply reply = instead.isEmpty() ? truth(exchange, uids) : instead.remove();
            reply.headers().forEach(exchange.getResponseHeaders()::add);
            byte[] body = reply.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Reply truth(HttpExchange exchange, List<String> uids) {
        var headers = exchange.getRequestHeaders();
        if (!APP_ID.equals(headers.getFirst("appId")) || !AUTH_TOKEN.equals(headers.getFirst("authToken"))) {
            return new Reply(401, Map.of(), "{\"error\":{\"code\":\"ERR_AUTH\",\"message\":\"Unauthorized access\"}}");
        }
        var answer = Json.object();
        var users = answer.putObject("data").putArray("userIdentities");
        uids.forEach(uid -> users.addObject().put(uid, identities.get(uid.toLowerCase(Locale.ROOT))));
        return new Reply(200, Map.of(), new String(Json.write(answer), UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
