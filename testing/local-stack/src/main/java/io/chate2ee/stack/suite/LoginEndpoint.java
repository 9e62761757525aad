package io.chate2ee.stack.suite;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.chate2ee.contract.id.IdCase;
import io.chate2ee.contract.id.InvalidIdException;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.stack.issuer.LoginIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The local login service: {@code /token?uid=alice} gives anybody on this machine Alice's login JWT, {@code /jwks.json}
 * the key to check it.
 */
final class LoginEndpoint implements AutoCloseable {
    private static final String UID = "uid=";

    private final HttpServer server;
    private final ExecutorService workers;
    private final LoginIssuer issuer;

    private LoginEndpoint(HttpServer server, ExecutorService workers, LoginIssuer issuer) {
        this.server = server;
        this.workers = workers;
        this.issuer = issuer;
    }

    static LoginEndpoint start(int port, LoginIssuer issuer) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
            ExecutorService workers = Executors.newCachedThreadPool(LoginEndpoint::daemon);
            LoginEndpoint endpoint = new LoginEndpoint(server, workers, issuer);
            server.createContext("/token", endpoint::token);
            server.createContext("/jwks.json", endpoint::keys);
            server.setExecutor(workers);
            server.start();
            return endpoint;
        } catch (IOException e) {
            throw new UncheckedIOException("The login service cannot listen on port " + port, e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "login-endpoint");
        thread.setDaemon(true);
        return thread;
    }

    private void token(HttpExchange exchange) throws IOException {
        Optional<Uid> uid = uid(exchange.getRequestURI().getQuery());
        if (uid.isPresent()) {
            answer(exchange, 200, "text/plain", issuer.token(uid.get().value()));
        } else {
            answer(exchange, 400, "text/plain", "Say whose login it is: /token?uid=alice\n");
        }
    }

    private static Optional<Uid> uid(String query) {
        if (query == null || !query.startsWith(UID)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Uid.parse(query.substring(UID.length()), IdCase.EXACT));
        } catch (InvalidIdException e) {
            // The answer says what is wanted; what was sent is not repeated to the sender.
            return Optional.empty();
        }
    }

    private void keys(HttpExchange exchange) throws IOException {
        answer(exchange, 200, "application/json", issuer.key().jwks());
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
