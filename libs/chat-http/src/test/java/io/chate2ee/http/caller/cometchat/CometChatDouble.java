package io.chate2ee.http.caller.cometchat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server with the two calls that tell whose a token is, in the documented forms; can be made to misbehave. */
public final class CometChatDouble implements AutoCloseable {
    /** One call that reached it. */
    public record Call(String method, String path, Map<String, String> headers) {}

    /** What it answers in place of the truth. */
    public record Reply(int status, Map<String, String> headers, String body) {
        static Reply error(int status, String code) {
            return new Reply(status, Map.of(), "{\"error\":{\"code\":\"" + code + "\",\"message\":\"m\"}}");
        }
    }

    public static final String APP_ID = "2512345abcdef";
    static final String API_KEY = "a-key-for-tests";

    private final Map<String, String> uidsByToken = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server = unstarted();
    private volatile Optional<Reply> instead = Optional.empty();
    private volatile CountDownLatch held = new CountDownLatch(0);

    public CometChatDouble() {
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** A token of the vendor's form for a user. */
    public String tokenOf(String uid) {
        String token = uid + "_1700000000" + String.format("%030x", uidsByToken.size() + 1);
        uidsByToken.put(token, uid);
        return token;
    }

    void revoke(String token) {
        uidsByToken.remove(token);
    }

    public void answers(Reply reply) {
        instead = Optional.of(reply);
    }

    public void answersTruly() {
        instead = Optional.empty();
        release();
    }

    /** From now on calls arrive and are not answered. */
    void hold() {
        held = new CountDownLatch(1);
    }

    void release() {
        held.countDown();
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        calls.add(new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                Map.of(
                        "appId", header(exchange, "appId"),
                        "authToken", header(exchange, "authToken"),
                        "apikey", header(exchange, "apikey"))));
        try {
            held.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        send(exchange, instead.orElseGet(() -> truth(exchange)));
    }

    private Reply truth(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/v3.0/me")) {
            return user(header(exchange, "authToken"), "AUTH_ERR_AUTH_TOKEN_NOT_FOUND");
        }
        return header(exchange, "apikey").equals(API_KEY)
                ? user(path.substring(path.lastIndexOf('/') + 1), "ERR_AUTH_TOKEN_NOT_FOUND")
                : Reply.error(401, "AUTH_ERR_APIKEY_NOT_FOUND");
    }

    private Reply user(String token, String otherwise) {
        String uid = uidsByToken.get(token);
        return uid == null
                ? Reply.error(401, otherwise)
                : new Reply(
                        200,
                        Map.of(),
                        "{\"data\":{\"uid\":\"" + uid + "\",\"authToken\":\"" + token
                                + "\",\"jwt\":\"a-secret\",\"wsChannel\":{\"secret\":\"another\"}}}");
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return String.valueOf(exchange.getRequestHeaders().getFirst(name));
    }

    private static HttpServer unstarted() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }
}
