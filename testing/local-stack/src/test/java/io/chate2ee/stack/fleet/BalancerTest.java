package io.chate2ee.stack.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BalancerTest {
    private final HttpServer one = server("one");
    private final HttpServer two = server("two");
    private final Balancer balancer = new Balancer();

    BalancerTest() throws IOException {}

    @BeforeEach
    void bothAreReady() {
        balancer.ready().add(address(one));
        balancer.ready().add(address(two));
    }

    @AfterEach
    void stop() {
        balancer.close();
        one.stop(0);
        two.stop(0);
    }

    @Test
    void eachConnectionGoesToTheNext() throws IOException {
        assertThat(new String[] {ask(), ask(), ask()}).containsExactly("one", "two", "one");
    }

    @Test
    void whoIsNotReadyAnyMoreGetsNone() throws IOException {
        balancer.ready().remove(address(one));

        assertThat(new String[] {ask(), ask()}).containsOnly("two");
    }

    private String ask() throws IOException {
        var connection = balancer.address().toURL().openConnection();
        connection.setRequestProperty("Connection", "close");
        try (var answer = connection.getInputStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static URI address(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static HttpServer server(String answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Connection", "close");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }
}
