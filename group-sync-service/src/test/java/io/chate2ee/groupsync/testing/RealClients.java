package io.chate2ee.groupsync.testing;

import com.sun.net.httpserver.HttpServer;
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

/** The real E3Kit on the same stand-in, for any number of identities. Who asks for a token gets it: logins are not tried here. */
public final class RealClients implements AutoCloseable {
    private final Surroundings surroundings;
    private final HttpServer tokens;
    private final E3KitProcess process;

    public RealClients(Surroundings surroundings) throws IOException {
        this.surroundings = surroundings;
        VirgilJwtMinter minter = new VirgilJwtMinter(
                Surroundings.APP, new AppKey(surroundings.appKeyId(), surroundings.appKey()), Clock.systemUTC());
        tokens = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        tokens.createContext("/", exchange -> {
            String identity = exchange.getRequestURI().getPath().substring(1);
            String token = minter.mint(identity, Duration.ofHours(1)).text();
            byte[] answer = ("{\"data\":{\"virgilToken\":\"" + token + "\"}}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        tokens.start();
        Path directory = Files.createTempDirectory("e3kit");
        process = E3KitProcess.start(Checkout.find(), directory, directory.resolve("log"));
    }

    /** A device of somebody who has never had one: the key is made there and its card published. */
    public Device firstDeviceOf(String identity) {
        URI tokenUrl = URI.create("http://127.0.0.1:" + tokens.getAddress().getPort() + "/" + identity);
        Device device = process.open(
                identity,
                new DeviceLogin(tokenUrl, URI.create(surroundings.standIn().url()), "any"));
        device.register();
        return device;
    }

    @Override
    public void close() {
        process.close();
        tokens.stop(0);
    }
}
