package io.chate2ee.stack.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The part of CometChat's client API that an app needs until it can call an extension: its settings, the log-in, and who one is. The
 * fields are those that the SDKs read (seen in SDK runs).
 */
public final class ChatApi implements AutoCloseable {
    /** The one app that the chat knows. */
    public static final String APP_ID = "2512345abcdef";
    /** The host that the settings tell SDKs to ask. */
    public static final String HOST = "apiclient.chat.example";
    /** What the SDKs make of the settings: where they look for this suite. */
    public static final String EXTENSIONS = "https://e2ee-us.extensions.example";
    /** A good answer that no page of another origin may read. */
    public static final String WITHOUT_CORS = "/without-cors";

    /** Newer SDKs send it beside the token; only CometChat could say what it is worth (seen in SDK runs). */
    private static final String BEARER_OF_THE_SDK = "a.bearer.of-the-sdk";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> uidsByToken = new ConcurrentHashMap<>();
    private final AtomicInteger questions = new AtomicInteger();
    private final HttpServer server;
    private volatile boolean broken;

    /** Starts on a free port. */
    public ChatApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("No port for the chat's API", e);
        }
        server.createContext("/v3.0/settings", this::settings);
        server.createContext("/v3.0/me", this::me);
        server.createContext(WITHOUT_CORS, exchange -> answer(exchange, 200, data(JSON.createObjectNode())));
        server.start();
    }

    /** Where it listens. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A token as the chat would give it to a user. */
    public String tokenOf(String uid) {
        String token = uid + "_1700000000" + String.format("%030x", uidsByToken.size() + 1);
        uidsByToken.put(token, uid);
        return token;
    }

    /** The next time anybody asks who one is, the chat no longer knows the token; log-ins still work. */
    public void forgetAfterLogin(String token) {
        uidsByToken.computeIfPresent(token, (key, uid) -> "revoked:" + uid);
    }

    /** From now on nobody is told who one is. */
    public void breaks() {
        broken = true;
    }

    public void heals() {
        broken = false;
    }

    /** How often a service has asked who somebody is. */
    public int questions() {
        return questions.get();
    }

    private void settings(HttpExchange exchange) throws IOException {
        if (!isPreflight(exchange)) {
            answer(exchange, 200, data(settings()));
        }
    }

    private void me(HttpExchange exchange) throws IOException {
        if (isPreflight(exchange)) {
            return;
        }
        String uid = uidsByToken.getOrDefault(
                String.valueOf(exchange.getRequestHeaders().getFirst("authToken")), "");
        boolean isLogin = exchange.getRequestMethod().equals("PUT");
        if (!isLogin) {
            questions.incrementAndGet();
        }
        if (broken && !isLogin) {
            answer(exchange, 500, "{}");
        } else if (uid.isEmpty() || (uid.startsWith("revoked:") && !isLogin)) {
            answer(exchange, 401, "{\"error\":{\"code\":\"AUTH_ERR_AUTH_TOKEN_NOT_FOUND\",\"message\":\"m\"}}");
        } else {
            answer(
                    exchange,
                    200,
                    data(user(
                            uid.replace("revoked:", ""),
                            exchange.getRequestHeaders().getFirst("authToken"))));
        }
    }

    /** As the chat's own API does for pages; its answers to preflights are the same but empty. */
    private static boolean isPreflight(HttpExchange exchange) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Access-Control-Allow-Origin", "*");
        headers.set("Access-Control-Allow-Methods", "GET, PUT, POST, OPTIONS");
        headers.set(
                "Access-Control-Allow-Headers",
                "appId, authToken, Authorization, chatApiVersion, Content-Type, resource, sdk");
        if (!exchange.getRequestMethod().equals("OPTIONS")) {
            return false;
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
        return true;
    }

    private static ObjectNode user(String uid, String token) {
        ObjectNode user = JSON.createObjectNode();
        user.put("uid", uid).put("name", uid).put("status", "offline").put("role", "default");
        user.put("authToken", token).put("jwt", BEARER_OF_THE_SDK);
        user.putObject("wsChannel").put("identity", "i").put("secret", "s").put("service", "w");
        user.set("settings", settings());
        return user;
    }

    private static ObjectNode settings() {
        return JSON.createObjectNode()
                .put("REGION", "us")
                .put("EXTENSION_DOMAIN", "extensions.example")
                .put("CLIENT_API_HOST", HOST)
                .put("CHAT_API_VERSION", "v3.0");
    }

    private static String data(ObjectNode data) {
        return JSON.createObjectNode().set("data", data).toString();
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
