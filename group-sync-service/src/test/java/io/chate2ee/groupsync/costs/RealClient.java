package io.chate2ee.groupsync.costs;

import com.sun.net.httpserver.HttpServer;
import io.chate2ee.groupsync.testing.Surroundings;
import io.chate2ee.stack.Checkout;
import io.chate2ee.stack.e3kit.Device;
import io.chate2ee.stack.e3kit.DeviceLogin;
import io.chate2ee.stack.e3kit.E3KitProcess;
import io.chate2ee.virgil.jwt.AppKey;
import io.chate2ee.virgil.jwt.VirgilJwtMinter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** The real E3Kit as an owner of groups without a server, on the same stand-in. */
final class RealClient implements AutoCloseable {
    private final HttpServer tokens;
    private final E3KitProcess process;
    final Device owner;

    RealClient(Surroundings surroundings, String identity) throws IOException {
        VirgilJwtMinter minter = new VirgilJwtMinter(
                Surroundings.APP, new AppKey(surroundings.appKeyId(), surroundings.appKey()), Clock.systemUTC());
        tokens = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        tokens.createContext("/", exchange -> {
            String token = minter.mint(identity, Duration.ofHours(1)).text();
            byte[] answer = ("{\"data\":{\"virgilToken\":\"" + token + "\"}}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        tokens.start();
        Path directory = Files.createTempDirectory("e3kit");
        process = E3KitProcess.start(Checkout.find(), directory, directory.resolve("log"));
        URI tokenUrl = URI.create("http://127.0.0.1:" + tokens.getAddress().getPort() + "/");
        owner = process.open(
                "owner",
                new DeviceLogin(tokenUrl, URI.create(surroundings.standIn().url()), "any"));
        owner.register();
    }

    @Override
    public void close() {
        process.close();
        tokens.stop(0);
    }
}
