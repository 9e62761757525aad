package io.chate2ee.groupsync.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.chate2ee.contract.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** The part of CometChat's REST API that is about groups, written from its documents. One request at a time. */
public final class ChatRestDouble implements AutoCloseable {
    /** The key that is accepted. */
    public static final String API_KEY = "full-access-key";

    private static final long CREATED_AT = 1_726_000_000;

    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Deque<Integer> failures = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private final ReentrantLock turn = new ReentrantLock();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpServer server;
    private Runnable afterEach = () -> {};

    private record Group(long createdAt, Set<String> members, Set<String> banned) {}

    /** Starts it, without any group. */
    public ChatRestDouble() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no port for the double", e);
        }
        server.createContext("/v3/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** Where it is. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v3";
    }

    /** Makes a group, a second after the last one. */
    public void group(String guid, Collection<String> members) {
        groups.put(guid, new Group(CREATED_AT + groups.size(), new LinkedHashSet<>(members), new LinkedHashSet<>()));
    }

    /** Deletes a group. */
    public void delete(String guid) {
        groups.remove(guid);
    }

    /** A member comes, at the end of the list. */
    public void add(String guid, String uid) {
        group(guid).members().add(uid);
    }

    /** A member goes. */
    public void remove(String guid, String uid) {
        group(guid).members().remove(uid);
    }

    /** A member goes and may not come back. */
    public void ban(String guid, String uid) {
        group(guid).members().remove(uid);
        group(guid).banned().add(uid);
    }

    /** The next requests are answered so; 429 asks for a pause of a second. */
    public void failNext(int... statuses) {
        for (int status : statuses) {
            failures.add(status);
        }
    }

    /** What happens after each request that was answered: lists change while they are read. */
    public void afterEach(Runnable change) {
        afterEach = change;
    }

    /** Paths and queries asked for so far. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    private Group group(String guid) {
        Group group = groups.get(guid);
        if (group == null) {
            throw new IllegalArgumentException("no group " + guid);
        }
        return group;
    }

    private void handle(HttpExchange exchange) throws IOException {
        turn.lock();
        try (exchange) {
            requests.add(exchange.getRequestURI().toString());
            Integer failure = failures.poll();
            if (failure != null) {
                exchange.getResponseHeaders().set("Retry-After", "1");
                answer(exchange, failure, error("ERR_TOO_MANY_REQUESTS"));
            } else if (!API_KEY.equals(exchange.getRequestHeaders().getFirst("apikey"))) {
                answer(exchange, 401, error("AUTH_ERR_APIKEY_NOT_FOUND"));
            } else {
                serve(exchange);
                afterEach.run();
            }
        } finally {
            turn.unlock();
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI()
                .getPath()
                .substring("/v3/groups".length())
                .split("/");
        if (path.length < 2) {
            answer(exchange, 200, page(exchange, groups.keySet(), this::listed));
            return;
        }
        Group group = groups.get(path[1]);
        if (group == null) {
            answer(exchange, 404, error("ERR_GUID_NOT_FOUND"));
        } else if (path.length == 2) {
            answer(exchange, 200, Json.object().set("data", listed(path[1])));
        } else {
            answer(
                    exchange,
                    200,
                    page(
                            exchange,
                            path[2].equals("members") ? group.members() : group.banned(),
                            uid -> Json.object().put("uid", uid).put("scope", "participant")));
        }
    }

    private ObjectNode listed(String guid) {
        Group group = group(guid);
        return Json.object()
                .put("guid", guid)
                .put("name", "A group")
                .put("createdAt", group.createdAt())
                .put("membersCount", group.members().size());
    }

    private static ObjectNode page(HttpExchange exchange, Collection<String> all, Function<String, ObjectNode> form) {
        Map<String, Integer> query = new LinkedHashMap<>();
        for (String each : exchange.getRequestURI().getQuery().split("&")) {
            String[] pair = each.split("=");
            if (pair[1].matches("[0-9]+")) {
                query.put(pair[0], Integer.parseInt(pair[1]));
            }
        }
        int size = query.getOrDefault("perPage", 100);
        int number = query.getOrDefault("page", 1);
        ObjectNode answer = Json.object();
        var data = answer.putArray("data");
        all.stream().skip((number - 1L) * size).limit(size).forEach(each -> data.add(form.apply(each)));
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

    private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
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
