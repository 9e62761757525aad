package io.chate2ee.stack.e3kit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.chate2ee.virgil.jwt.VirgilJwtMinter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers as token-service does, for logins that are just identities; refuses the login "nobody". */
final class TokenEndpoint implements AutoCloseable {
    private final HttpServer server;
    private final VirgilJwtMinter minter;
    private final Duration lifetime;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    TokenEndpoint(VirgilJwtMinter minter, Duration lifetime) throws IOException {
        this.minter = minter;
        this.lifetime = lifetime;
        this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/v1/virgil-jwt", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/virgil-jwt");
    }

    /** The logins of all calls so far. */
    List<String> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String login = exchange.getRequestHeaders().getFirst("Authorization").replace("Bearer ", "");
        asked.add(login);
        boolean refused = login.equals("nobody");
        String body = refused
                ? "{\"error\":{\"code\":\"ERR_E2EE_UNAUTHENTICATED\",\"message\":\"who?\"}}"
                : "{\"data\":{\"virgilToken\":\"" + minter.mint(login, lifetime).text() + "\",\"identity\":\"" + login
                        + "\"}}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(refused ? 401 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
