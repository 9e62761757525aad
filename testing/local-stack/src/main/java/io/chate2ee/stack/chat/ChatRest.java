package io.chate2ee.stack.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.chate2ee.contract.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/** The part of the chat's REST API v3 that is about groups. Lists change while they are read, page by page, as the groups do. */
public final class ChatRest implements AutoCloseable {
    /** The key that is accepted at first. */
    public static final String API_KEY = "full-access-key";

    private static final int KEPT_REQUESTS = 10_000;

    private final ChatGroups groups;
    private final DoubleSupplier chance;
    private final double throttled;
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final Queue<Integer> failures = new ConcurrentLinkedQueue<>();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final HttpServer server;
    private volatile Runnable afterEach = () -> {};

    /**
     * Starts on a free port.
     *
     * @param throttled how many of all requests are answered 429, from 0 to 1
     * @param chance numbers from 0 to 1
     */
    public ChatRest(ChatGroups groups, double throttled, DoubleSupplier chance) {
        this.groups = groups;
        this.throttled = throttled;
        this.chance = chance;
        keys.add(API_KEY);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no port for the chat's API", e);
        }
        server.createContext("/v3/groups", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** Where it is. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v3";
    }

    /** The next requests are answered so; 429 asks for a pause of a second. */
    public void failNext(int... statuses) {
        for (int status : statuses) {
            failures.add(status);
        }
    }

    /** Only these keys are accepted from now on. */
    public void accept(String... apiKeys) {
        keys.addAll(List.of(apiKeys));
        keys.retainAll(Set.of(apiKeys));
    }

    /** What happens after each request that was answered: lists change while they are read. */
    public void afterEach(Runnable change) {
        afterEach = change;
    }

    /** Paths and queries asked for so far, as far as they are kept. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** How many requests were answered with 200. */
    public long answered() {
        return answered.get();
    }

    /** How many requests were answered with anything else. */
    public long refused() {
        return refused.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (requests.size() < KEPT_REQUESTS) {
                requests.add(exchange.getRequestURI().toString());
            }
            Integer failure = failures.poll();
            if (failure != null || chance.getAsDouble() < throttled) {
                exchange.getResponseHeaders().set("Retry-After", "1");
                answer(exchange, failure == null ? 429 : failure, error("ERR_TOO_MANY_REQUESTS"));
            } else if (!keys.contains(
                    String.valueOf(exchange.getRequestHeaders().getFirst("apikey")))) {
                answer(exchange, 401, error("AUTH_ERR_APIKEY_NOT_FOUND"));
            } else {
                serve(exchange);
                afterEach.run();
            }
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI()
                .getPath()
                .substring("/v3/groups".length())
                .split("/");
        Map<String, Long> query = query(exchange);
        if (path.length < 2) {
            answer(exchange, 200, page(query, listed(query), ChatRest::shown));
            return;
        }
        Optional<ChatGroup> group = groups.find(path[1]);
        if (group.isEmpty()) {
            answer(exchange, 404, error("ERR_GUID_NOT_FOUND"));
        } else if (path.length == 2) {
            answer(exchange, 200, Json.object().set("data", shown(group.get())));
        } else {
            List<String> uids = path[2].equals("members")
                    ? group.get().members()
                    : group.get().banned();
            answer(exchange, 200, page(query, uids, uid -> Json.object().put("uid", uid)));
        }
    }

    private List<ChatGroup> listed(Map<String, Long> query) {
        Long after = query.get("updatedAt");
        return after == null
                ? groups.all()
                : groups.all().stream()
                        .filter(group -> group.updatedAt() > after)
                        .sorted(Comparator.comparing(ChatGroup::updatedAt))
                        .toList();
    }

    private static Map<String, Long> query(HttpExchange exchange) {
        Map<String, Long> numbers = new HashMap<>();
        String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        for (String each : query.split("&")) {
            String[] pair = each.split("=");
            if (pair.length == 2 && pair[1].matches("[0-9]{1,18}")) {
                numbers.put(pair[0], Long.valueOf(pair[1]));
            }
        }
        return numbers;
    }

    private static ObjectNode shown(ChatGroup group) {
        return Json.object()
                .put("guid", group.guid())
                .put("name", "A group")
                .put("createdAt", group.createdAt())
                .put("updatedAt", group.updatedAt())
                .put("membersCount", group.members().size());
    }

    private static <T> ObjectNode page(Map<String, Long> query, List<T> all, Function<T, ObjectNode> form) {
        long size = query.getOrDefault("perPage", 100L);
        long number = query.getOrDefault("page", 1L);
        int from = (int) Math.min(all.size(), (number - 1) * size);
        int to = (int) Math.min(all.size(), number * size);
        ObjectNode answer = Json.object();
        var data = answer.putArray("data");
        all.subList(from, to).forEach(each -> data.add(form.apply(each)));
        answer.putObject("meta")
                .putObject("pagination")
                .put("total", all.size())
                .put("count", data.size())
                .put("per_page", size)
                .put("current_page", number)
                .put("total_pages", (all.size() + size - 1) / size);
        return answer;
    }

    private static ObjectNode error(String code) {
        ObjectNode answer = Json.object();
        answer.putObject("error").put("code", code).put("message", "no");
        return answer;
    }

    private void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        (status == 200 ? answered : refused).incrementAndGet();
        byte[] bytes = Json.write(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
