package io.chate2ee.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.chate2ee.contract.topic.Topics;
import io.chate2ee.stack.WholeTopic;
import io.chate2ee.stack.process.OrphanWatch;
import io.chate2ee.stack.suite.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The door for webhooks at the best rate that there is, and then with the broker killed and started again meanwhile: everything that was
 * acknowledged must be on the topic. The script {@code webhooks} starts it.
 */
public final class WebhookLoad {
    /** A webhook as the chat sends it; {@code {n}} makes it another one. */
    static final String BODY = """
            {"trigger":"group_member_added","data":{"group":{"guid":"group-{n}","name":"A group","type":"private","membersCount":3,\
            "conversationId":"group_group-{n}","createdAt":1726000100,"owner":"mara","onlineMembersCount":1},"members":{"iris":{"uid":\
            "iris","name":"Iris T","avatar":"https://cdn.example.org/a/iris.png","status":"offline","role":"default","lastActiveAt":\
            1726000000,"conversationId":"iris_user_mara"}},"by":{"uid":"mara","name":"Mara K","status":"available","role":"default"}},\
            "appId":"app","region":"eu","webhook":"e2ee-groups"}""";

    private static final String PATH = "/v1/webhooks/cometchat";
    private static final String PASSWORD = "0123456789abcdef";
    private static final int DIFFERENT = 10_000;
    private static final double BUDGET_MILLIS = 100;
    private static final long WARM = 50_000;
    private static final Duration SLICE = Duration.ofSeconds(5);
    private static final int MOST_SLICES = 12;

    private WebhookLoad() {}

    /**
     * Runs.
     *
     * @param arguments optionally, how many rounds, and how many seconds each takes
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        var seconds = Duration.ofSeconds(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10);
        var topics = new Topics("");
        String authorization = "Basic " + Base64.getEncoder().encodeToString(("chat:" + PASSWORD).getBytes(UTF_8));
        try (var parts = Parts.start();
                var watch = OrphanWatch.start();
                var broker = new BrokerProcess(watch).ready()) {
            var server = parts.service("webhooks", parts.built("group-sync-service"), settings(broker.address()));
            best(parts, server, authorization, rounds, seconds);
            killed(server, broker, authorization, topics.groupEvents(), seconds);
        }
    }

    private static Settings settings(String brokers) {
        return new Settings()
                .with("quarkus.http.host", "127.0.0.1")
                .with("kafka.bootstrap.servers", brokers)
                .with("roles.sync", "false")
                .with("roles.webhooks", "true")
                .with("webhooks.credentials", "chat:" + PASSWORD)
                .with("webhooks.app-id", "app");
    }

    private static void best(Parts parts, Server server, String authorization, int rounds, Duration seconds)
            throws IOException, InterruptedException {
        Path script =
                parts.checkout().root().resolve(Path.of("testing", "benchmarks", "src", "main", "wrk", "calls.lua"));
        Path logins = parts.file("senders", String.join("\n", Collections.nCopies(DIFFERENT, authorization)) + "\n");
        Wrk wrk = Wrk.post(script, server.address().resolve(PATH), logins, parts.file("webhook", BODY));
        warmUp(wrk);
        List<Result> results = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            double before = server.cpuSeconds();
            Result result = wrk.run(seconds).with(server.cpuSeconds() - before);
            results.add(result);
            System.out.printf("round %d of %d: %s%n", round, rounds, result);
        }
        results.sort((one, other) -> Double.compare(one.slow(), other.slow()));
        Result middle = results.get(results.size() / 2);
        System.out.printf(
                Locale.ROOT,
                "webhooks: the median round has p99 %.1f ms at %,.0f/s; the budget is %.0f ms: %s%n",
                middle.slow(),
                middle.perSecond(),
                BUDGET_MILLIS,
                middle.slow() < BUDGET_MILLIS ? "met" : "MISSED");
    }

    /** As many answers as the JVM's compilers need to be done with a hot path, or a minute. */
    private static void warmUp(Wrk wrk) throws IOException, InterruptedException {
        long answers = 0;
        for (int slice = 0; slice < MOST_SLICES && answers < WARM; slice++) {
            answers += wrk.run(SLICE).answers();
        }
        System.out.printf("warmed up with %d answers%n", answers);
    }

    private static void killed(
            Server server, BrokerProcess broker, String authorization, String topic, Duration seconds)
            throws IOException, InterruptedException {
        var deliveries = new Deliveries(server.address().resolve(PATH), authorization);
        deliveries.start();
        Thread.sleep(seconds.toMillis());
        int before = deliveries.acknowledged.size();
        broker.kill();
        Thread.sleep(seconds.toMillis() / 2);
        int meanwhile = deliveries.acknowledged.size();
        broker.again();
        broker.ready();
        Thread.sleep(seconds.toMillis());
        deliveries.stop();
        Set<String> there = new HashSet<>();
        long records = WholeTopic.each(broker.address(), topic, record -> {
            var id = record.headers().lastHeader("ce_id");
            there.add(new String(id.value(), UTF_8));
        });
        Set<String> lost = new HashSet<>(deliveries.acknowledged);
        lost.removeAll(there);
        System.out.printf(
                Locale.ROOT,
                """
                the broker killed behind %,d acknowledged deliveries, %,d more until it was back, %,d in all; %,d answered 503, %,d not at all
                on the topic: %,d records, %,d different; acknowledged and not there: %,d: %s%n""",
                before,
                meanwhile - before,
                deliveries.acknowledged.size(),
                deliveries.refused.get(),
                deliveries.unanswered.get(),
                records,
                there.size(),
                lost.size(),
                lost.isEmpty() ? "met" : "MISSED");
    }
}
