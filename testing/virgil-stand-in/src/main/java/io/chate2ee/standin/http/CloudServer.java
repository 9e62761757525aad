package io.chate2ee.standin.http;

import io.chate2ee.standin.exchange.Endpoint;
import io.chate2ee.standin.exchange.Operation;
import io.chate2ee.standin.faults.Faults;
import io.chate2ee.standin.record.CallClock;
import io.chate2ee.standin.record.CallLog;
import io.chate2ee.standin.tokens.TokenGate;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** The HTTP server. Starting and stopping wait; not to be called on an event loop. */
public final class CloudServer implements AutoCloseable {

    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final HttpServer server;
    private final InFlight inFlight;

    private CloudServer(Vertx vertx, HttpServer server, InFlight inFlight) {
        this.vertx = vertx;
        this.server = server;
        this.inFlight = inFlight;
    }

    /**
     * What a server is made of.
     *
     * @param gate checks tokens
     * @param faults the rules in force
     * @param log where calls are recorded
     * @param endpoints what to do for each operation
     * @param serviceKey base64 of the public key behind the {@code virgil} signature
     * @param bodyLimit longest body accepted, in bytes
     * @param clock tells when calls were made
     */
    public record Parts(
            TokenGate gate,
            Faults faults,
            CallLog log,
            Map<Operation, Endpoint> endpoints,
            String serviceKey,
            long bodyLimit,
            CallClock clock) {}

    /**
     * Starts listening.
     *
     * @param port 0 for any that is free
     * @throws IOException if the address cannot be had
     */
    public static CloudServer start(String host, int port, Parts parts) throws IOException {
        // The stand-in serves no files: without the cache, Vert.x makes no directory either.
        var files = new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
        var vertx = Vertx.vertx(new VertxOptions().setFileSystemOptions(files));
        var inFlight = new InFlight();
        var listening = vertx.createHttpServer()
                .requestHandler(router(vertx, parts, inFlight))
                .listen(port, host);
        try {
            return new CloudServer(vertx, join(listening), inFlight);
        } catch (CompletionException failed) {
            join(vertx.close());
            throw new IOException("cannot listen on " + host + ":" + port, failed.getCause());
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.actualPort();
    }

    /** Lets running calls end, for 5 seconds at most, and stops. */
    @Override
    public void close() {
        inFlight.drain(DRAIN);
        join(vertx.close());
    }

    private static Router router(Vertx vertx, Parts parts, InFlight inFlight) {
        var router = Router.router(vertx);
        router.route().handler(CrossOrigin.handler());
        new ControlRoutes(parts.faults(), parts.serviceKey()).mount(router);
        new CallRoutes(parts.log()).mount(router);
        var calls = new CallHandler(parts.gate(), parts.faults(), parts.log(), inFlight, parts.clock());
        new CloudRoutes(calls, parts.bodyLimit()).mount(router, parts.endpoints());
        return router;
    }

    private static <T> T join(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
