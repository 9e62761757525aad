package io.chate2ee.virgil.cloud;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.chate2ee.virgil.json.JsonReader;
import io.chate2ee.virgil.json.JsonValue.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A real HTTP server that answers as a test says and keeps what it was asked. */
final class TinyServer implements AutoCloseable {

    /** What the server was asked. */
    record Asked(String method, String path, Map<String, String> headers, String body) {

        JsonObject json() {
            return JsonReader.object(body);
        }
    }

    /** What the server answers; {@code null} instead of one cuts the connection. */
    record Reply(int status, Map<String, String> headers, String body, int missing) {

        Reply(int status, Map<String, String> headers, String body) {
            this(status, headers, body, 0);
        }

        /** An answer whose end never comes: the connection is cut in the middle of the body. */
        static Reply cutShort(String body) {
            return new Reply(200, Map.of("Virgil-Keyknox-Hash", "aGFzaA=="), body, 100);
        }

        static Reply ok(String body) {
            return new Reply(200, Map.of("Virgil-Keyknox-Hash", "aGFzaA=="), body);
        }

        static Reply error(int status, int code) {
            return new Reply(status, Map.of(), "{\"code\":" + code + ",\"message\":\"because\"}");
        }
    }

    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Function<Asked, @Nullable Reply> answers;

    TinyServer(Function<Asked, @Nullable Reply> answers) throws IOException {
        this.answers = answers;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Asked> asked() {
        return asked;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = new java.util.TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
            var request = new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    headers,
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            asked.add(request);
            var reply = answers.apply(request);
            if (reply != null) {
                reply.headers().forEach(exchange.getResponseHeaders()::add);
                var body = reply.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length + reply.missing());
                exchange.getResponseBody().write(body);
            }
        }
    }
}
