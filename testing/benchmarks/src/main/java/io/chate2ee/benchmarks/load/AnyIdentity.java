package io.chate2ee.benchmarks.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** Stands for identity-service: everybody has an identity. It is asked about each user once, while token-service is warmed up. */
public record AnyIdentity(HttpServer server) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Starts it; {@code parts} stops it again. */
    public static AnyIdentity start(Parts parts) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var threads = Executors.newFixedThreadPool(2);
        server.setExecutor(threads);
        server.createContext("/v1/get-identities", AnyIdentity::identities);
        server.createContext("/q/health/ready", exchange -> answer(exchange, "{}"));
        server.start();
        parts.stopInTheEnd(() -> {
            server.stop(0);
            threads.shutdownNow();
        });
        return new AnyIdentity(server);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void identities(HttpExchange exchange) throws IOException {
        var question = JSON.readTree(exchange.getRequestBody().readAllBytes());
        var root = JSON.createObjectNode();
        var users = root.putObject("data").putArray("userIdentities");
        question.path("uids").forEach(uid -> users.addObject().put(uid.asText(), "identity-of-" + uid.asText()));
        answer(exchange, root.toString());
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
