package io.chate2ee.standin.e3kit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** Stands between a client and a cloud and writes down what they say to each other, step by step. */
final class RecordingProxy implements AutoCloseable {

    private static final String MARKS = "/marks";
    private static final Set<String> NOT_PASSED_ON =
            Set.of("connection", "content-length", "host", "upgrade", "accept-encoding", "transfer-encoding");

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, List<Exchange>> steps = new LinkedHashMap<>();
    private final HttpServer server;
    private final String target;
    private List<Exchange> current = new ArrayList<>();

    private RecordingProxy(HttpServer server, String target) {
        this.server = server;
        this.target = target;
    }

    /** Starts one before the cloud of this base URL. */
    static RecordingProxy before(String target) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var proxy = new RecordingProxy(server, target);
        server.createContext("/", proxy::passOn);
        server.createContext(MARKS, proxy::mark);
        server.setExecutor(proxy.threads);
        server.start();
        return proxy;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Where the end of a step is told. */
    String marks() {
        return url() + MARKS;
    }

    /** What was said in each step that has ended. */
    Map<String, List<Exchange>> steps() {
        lock.lock();
        try {
            return new LinkedHashMap<>(steps);
        } finally {
            lock.unlock();
        }
    }

    private void mark(HttpExchange http) throws IOException {
        var step = http.getRequestURI().getQuery().substring("step=".length());
        lock.lock();
        try {
            steps.put(step, List.copyOf(current));
            current = new ArrayList<>();
        } finally {
            lock.unlock();
        }
        http.getResponseHeaders().add("Access-Control-Allow-Origin", "*");
        http.sendResponseHeaders(204, -1);
        http.close();
    }

    private void passOn(HttpExchange http) throws IOException {
        try (http) {
            var body = http.getRequestBody().readAllBytes();
            var answer = send(http, body);
            note(http, body, answer);
            answer.headers().map().forEach((name, values) -> {
                if (isPassedOn(name)) {
                    values.forEach(value -> http.getResponseHeaders().add(name, value));
                }
            });
            http.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            http.getResponseBody().write(answer.body());
        }
    }

    private HttpResponse<byte[]> send(HttpExchange http, byte[] body) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(target + http.getRequestURI()))
                .method(http.getRequestMethod(), BodyPublishers.ofByteArray(body));
        http.getRequestHeaders().forEach((name, values) -> {
            if (isPassedOn(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    /** What browsers ask before they ask is no part of the conversation. */
    private void note(HttpExchange http, byte[] body, HttpResponse<byte[]> answer) {
        if (http.getRequestMethod().equals("OPTIONS")) {
            return;
        }
        var exchange = new Exchange(
                http.getRequestMethod(),
                http.getRequestURI().getPath(),
                firsts(http.getRequestHeaders()),
                new String(body, StandardCharsets.UTF_8),
                answer.statusCode(),
                firsts(answer.headers().map()),
                new String(answer.body(), StandardCharsets.UTF_8));
        lock.lock();
        try {
            current.add(exchange);
        } finally {
            lock.unlock();
        }
    }

    private static Map<String, String> firsts(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith(":"))
                .collect(Collectors.toMap(
                        entry -> entry.getKey().toLowerCase(Locale.ROOT),
                        entry -> entry.getValue().get(0)));
    }

    private static boolean isPassedOn(String name) {
        return !name.startsWith(":") && !NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
