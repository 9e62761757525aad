package io.chate2ee.endtoend.cometchat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chate2ee.stack.LocalCertificate;
import io.chate2ee.stack.testing.ChatApi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An app with one of the SDKs, in Node or in a browser. */
final class ChatApp {
    /** One {@code CometChat.callExtension('e2ee', method, endpoint, body)}. */
    record Call(String method, String endpoint, JsonNode body) {}

    /**
     * What came of a run.
     *
     * @param outcomes what the SDK gave back for each call: {@code resolved} or {@code rejected}
     * @param requests what the ingress saw that stands between a browser and the services, in order
     */
    record Run(List<JsonNode> outcomes, List<Request> requests) {}

    /**
     * A request of a browser's.
     *
     * @param asked the headers that a preflight asks leave to send
     */
    record Request(String method, String url, int status, String asked) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path DIRECTORY = Path.of("src", "test", "cometchat");
    private static final long LONGEST_RUN_S = 120;

    private final String sdk;
    private final Map<String, String> hosts;

    /**
     * An app that is not running yet.
     *
     * @param sdk the npm package
     * @param hosts which address serves what begins with a URL's prefix
     */
    ChatApp(String sdk, Map<String, String> hosts) {
        this.sdk = sdk;
        this.hosts = hosts;
    }

    static Call get(String endpoint) {
        return new Call("GET", endpoint, JSON.nullNode());
    }

    static Call getIdentities(List<String> uids, List<String> guids) {
        ObjectNode body = JSON.createObjectNode();
        uids.forEach(body.putArray("uids")::add);
        guids.forEach(body.putArray("guids")::add);
        return new Call("POST", "/v1/get-identities", body);
    }

    /** Logs in, makes the calls one after the other and tells what the SDK gave back for each: {@code resolved} or {@code rejected}. */
    List<JsonNode> run(String authToken, Call... calls) throws IOException, InterruptedException {
        return play("client.mjs", task(authToken, calls)).outcomes();
    }

    /** The same in a headless Chromium, which asks leave before each call to another origin. */
    Run runInBrowser(LocalCertificate certificate, String authToken, Call... calls)
            throws IOException, InterruptedException {
        ObjectNode task = task(authToken, calls);
        task.putObject("certificate")
                .put("file", certificate.pkcs12().toAbsolutePath().toString())
                .put("password", LocalCertificate.PASSWORD);
        return play("browser.mjs", task);
    }

    private static Run play(String script, ObjectNode task) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("chat-app", ".err");
        Process node = new ProcessBuilder("node", DIRECTORY.resolve(script).toString())
                .redirectError(errors.toFile())
                .start();
        try {
            try (var in = node.getOutputStream()) {
                in.write(JSON.writeValueAsBytes(task));
            }
            String out = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!node.waitFor(LONGEST_RUN_S, TimeUnit.SECONDS) || node.exitValue() != 0) {
                throw new AssertionError("The SDK did not come to an end: " + lastLinesOf(errors));
            }
            String last = out.lines().reduce("", (before, line) -> line);
            return JSON.readValue(last, Run.class);
        } finally {
            node.destroyForcibly();
            Files.deleteIfExists(errors);
        }
    }

    private ObjectNode task(String authToken, Call... calls) {
        ObjectNode task = JSON.createObjectNode();
        task.put("sdk", sdk).put("appId", ChatApi.APP_ID).put("authToken", authToken);
        hosts.forEach(task.putObject("hosts")::put);
        ArrayNode list = task.putArray("calls");
        for (Call call : calls) {
            list.addObject()
                    .put("method", call.method())
                    .put("endpoint", call.endpoint())
                    .set("body", call.body());
        }
        return task;
    }

    /** The SDKs are one line of some hundred kilobytes each, which Node prints when it meets an error in it. */
    private static String lastLinesOf(Path errors) throws IOException {
        return Files.readAllLines(errors).stream()
                .filter(line -> line.length() < 1_000)
                .toList()
                .toString();
    }
}
