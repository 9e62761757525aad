package io.chate2ee.token.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.chate2ee.contract.examples.GetIdentitiesExamples.Example;
import io.chate2ee.contract.json.Json;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server that answers identity-service's contract, and can be made to behave badly. */
public final class IdentityServiceDouble implements QuarkusTestResourceLifecycleManager {
    /** One call that was made to it. */
    record Call(String authorization, String body) {}

    /** What it does with a call. */
    enum Mood {
        ANSWERS,
        ANSWERS_LATER,
        FAILS,
        REFUSES_EVERYBODY,
        NEVER_ANSWERS,
        TALKS_NONSENSE
    }

    private final Map<String, String> identities = new ConcurrentHashMap<>();
    private final Map<JsonNode, String> contract = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<String> traceparents = new CopyOnWriteArrayList<>();
    private final List<String> strayPaths = new CopyOnWriteArrayList<>();
    private final List<String> strayBodies = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile Mood mood = Mood.ANSWERS;
    private volatile CountDownLatch silence = new CountDownLatch(0);
    private final HttpServer server = unstarted();

    void is(Mood next) {
        silence.countDown();
        silence = new CountDownLatch(next == Mood.NEVER_ANSWERS || next == Mood.ANSWERS_LATER ? 1 : 0);
        mood = next;
    }

    void says(String uid, String identity) {
        identities.put(uid, identity);
    }

    /** The identity it answers unless told otherwise. */
    static String usual(String uid) {
        return "identity-of-" + uid;
    }

    List<Call> callsAbout(String uid) {
        return calls.stream()
                .filter(call -> call.body().contains('"' + uid + '"'))
                .toList();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The {@code traceparent} of each question so far, {@code null} where there was none. */
    List<String> traceparents() {
        return traceparents;
    }

    /** What was sent to paths that identity-service does not have, a character a byte. */
    List<String> strayBodies() {
        return strayBodies;
    }

    /** How often somebody came for a path that identity-service does not have. */
    long callsTo(String path) {
        return strayPaths.stream().filter(path::equals).count();
    }

    @Override
    public Map<String, String> start() {
        server.setExecutor(threads);
        server.createContext("/v1/get-identities", this::getIdentities);
        server.createContext("/", this::stray);
        server.createContext("/q/health/ready", exchange -> answer(exchange, 200, "{}"));
        server.start();
        return Map.of("token.identity-service-url", url());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(IdentityServiceDouble.class));
    }

    @Override
    public void stop() {
        silence.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void stray(HttpExchange exchange) throws IOException {
        strayBodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
        strayPaths.add(exchange.getRequestURI().getPath());
        answer(exchange, 404, "{}");
    }

    private void getIdentities(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        traceparents.add(String.valueOf(exchange.getRequestHeaders().getFirst("traceparent")));
        calls.add(new Call(
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                new String(body, StandardCharsets.UTF_8)));
        switch (mood) {
            case ANSWERS -> answer(exchange, 200, identitiesFor(body));
            case FAILS -> answer(exchange, 500, "{\"error\":{\"code\":\"ERR_E2EE_INTERNAL\",\"message\":\"\"}}");
            case REFUSES_EVERYBODY ->
                answer(exchange, 401, "{\"error\":{\"code\":\"ERR_E2EE_UNAUTHENTICATED\",\"message\":\"\"}}");
            case TALKS_NONSENSE -> answer(exchange, 200, "{\"data\":{\"userIdentities\":[]}}");
            case ANSWERS_LATER -> {
                waitForAnotherMood();
                answer(exchange, 200, identitiesFor(body));
            }
            case NEVER_ANSWERS -> {
                waitForAnotherMood();
                exchange.close();
            }
        }
    }

    private void waitForAnotherMood() {
        try {
            silence.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** From now on, whoever asks what an example of the contract asks is answered as there, byte for byte. */
    void answersAsIn(Example example) {
        contract.put(example.request(), new String(Json.write(example.answer()), StandardCharsets.UTF_8));
    }

    String identitiesFor(byte[] body) {
        String agreed = contract.get(Json.readObject(body).node());
        if (agreed != null) {
            return agreed;
        }
        var root = Json.object();
        var data = root.putObject("data");
        var users = data.putArray("userIdentities");
        for (String uid : Json.readObject(body).texts("uids")) {
            users.addObject().put(uid, identities.getOrDefault(uid, usual(uid)));
        }
        data.putArray("groupIdentities");
        data.put("groupOwnerIdentity", "2137f9ef75295ea");
        data.putArray("groupStates");
        return new String(Json.write(root), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static HttpServer unstarted() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }
}
