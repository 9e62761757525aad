package io.chate2ee.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.chate2ee.stack.Checkout;
import io.chate2ee.stack.chat.ChatGroups;
import io.chate2ee.stack.chat.ChatRest;
import io.chate2ee.stack.fleet.GroupChanges;
import io.chate2ee.stack.fleet.Members;
import io.chate2ee.stack.process.Artifact;
import io.chate2ee.stack.suite.LocalStack;
import io.chate2ee.stack.suite.Progress;
import io.chate2ee.stack.suite.Replica;
import io.chate2ee.stack.suite.StackOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How soon a service is ready, how much memory it takes, and how much it does, as a jar, as a jar with an archive of its
 * loaded classes, and, where they were built, as a native executable. The script {@code footprint} starts it.
 */
public final class Footprint {
    private static final String HEAP = "256m";
    private static final int USERS = 20;
    private static final Duration WARM = Duration.ofSeconds(15);
    private static final Duration LOAD = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int CHANGES = 100;
    private static final int CHATS_GROUPS = 2_000;

    private final Path root = Checkout.find().root();
    private final LocalStack stack = new LocalStack(Checkout.find(), StackOptions.temporary(), Progress.silent());
    private final Path directory = Files.createTempDirectory("footprint");
    private final Path archives;
    private final int starts;
    private final List<String> names;
    private final Path logins;
    private final Path body;
    private List<String> uids = List.of();

    private Footprint(Path archives, int starts, List<String> names) throws IOException {
        this.archives = archives;
        this.starts = starts;
        this.names = names;
        this.logins = directory.resolve("logins");
        this.body = directory.resolve("body");
    }

    /**
     * Runs.
     *
     * @param arguments the directory of archives, {@code <service>.aot} each; how often each is started; which, all without
     */
    public static void main(String[] arguments) throws Exception {
        List<String> named = List.of(arguments).subList(2, arguments.length);
        new Footprint(Path.of(arguments[0]), Integer.parseInt(arguments[1]), named).run();
        System.exit(0);
    }

    private void run() throws Exception {
        var groups = new ChatGroups(webhook -> {}, Clock.systemUTC());
        try (stack;
                var chat = new ChatRest(groups, 0, () -> 0.5)) {
            stack.start();
            uids = Members.register(stack, USERS);
            IntStream.range(0, CHATS_GROUPS).forEach(number -> groups.create("chat-" + number, uids));
            Files.write(
                    logins,
                    uids.stream().map(uid -> "Bearer " + stack.loginToken(uid)).toList());
            Files.writeString(
                    body,
                    uids.stream().map(uid -> '"' + uid + '"').collect(Collectors.joining(",", "{\"uids\":[", "]}")));
            System.out.println(
                    "| workload | as | file, MB | ready, ms | CPU s until then | resident then, MB | after load, MB | load |"
                            + " answers/s | per CPU s |");
            System.out.println("|---|---|---|---|---|---|---|---|---|---|");
            List<Workload> chosen = Workload.all(chat.url(), ChatRest.API_KEY)
                    .filter(workload -> names.isEmpty() || names.contains(workload.name()))
                    .toList();
            for (Workload workload : chosen) {
                for (Map.Entry<String, List<String>> way :
                        ways(workload.service()).entrySet()) {
                    System.out.println(row(workload, way));
                }
            }
        }
    }

    private Map<String, List<String>> ways(String service) {
        Map<String, List<String>> ways = new LinkedHashMap<>();
        Artifact jar = new Artifact(root.resolve(service), Artifact.Form.JAR);
        ways.put("jar", jar.commandForMeasuring(HEAP));
        Path archive = archives.resolve(service + ".aot");
        if (Files.isRegularFile(archive)) {
            ways.put("jar with archive", jar.commandForMeasuring(HEAP, "-XX:AOTCache=" + archive));
        }
        Artifact executable = new Artifact(root.resolve(service), Artifact.Form.NATIVE);
        if (executable.isBuilt()) {
            ways.put("executable", executable.commandForMeasuring(HEAP));
        }
        return ways;
    }

    private String row(Workload workload, Map.Entry<String, List<String>> way) throws Exception {
        List<Double> ready = new ArrayList<>();
        for (int start = 1; start < starts; start++) {
            stop(started(workload, way.getValue(), ready));
        }
        Replica replica = started(workload, way.getValue(), ready);
        double cpu = new ProcessTree(replica.process().pid()).cpuSeconds();
        long idle = resident(replica);
        String load = loaded(workload.name(), replica);
        long busy = resident(replica);
        stop(replica);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.0f | %.1f | %d | %d | %s |",
                workload.name(),
                way.getKey(),
                size(workload.service(), way.getKey()),
                ready.stream().mapToDouble(one -> one).min().orElseThrow(),
                cpu,
                idle,
                busy,
                load);
    }

    private Replica started(Workload workload, List<String> command, List<Double> times) {
        long began = System.nanoTime();
        Replica replica =
                stack.another(workload.service(), workload.line(command)).ready();
        times.add((System.nanoTime() - began) / 1e6);
        return replica;
    }

    private static void stop(Replica replica) {
        replica.process().stop();
    }

    /** Two workloads have nobody who calls them. */
    private String loaded(String workload, Replica replica) throws Exception {
        Path script = root.resolve(Path.of("testing", "benchmarks", "src", "main", "wrk", "calls.lua"));
        return switch (workload) {
            case "token-service" ->
                called(replica, Wrk.get(script, replica.address().resolve("/v1/virgil-jwt"), logins));
            case "identity-service" ->
                called(replica, Wrk.post(script, replica.address().resolve("/v1/get-identities"), logins, body));
            case "group-sync-webhooks" -> {
                String sender = "Basic " + Base64.getEncoder().encodeToString(Workload.SENDER.getBytes(UTF_8));
                Path senders = Files.write(directory.resolve("senders"), Collections.nCopies(1_000, sender));
                Path webhook = Files.writeString(directory.resolve("webhook"), WebhookLoad.BODY);
                yield called(
                        replica,
                        Wrk.post(script, replica.address().resolve("/v1/webhooks/cometchat"), senders, webhook));
            }
            case "group-sync" -> {
                change();
                yield CHANGES + " changes of membership, shared with another | - | -";
            }
            default -> CHATS_GROUPS + " groups of the chat looked at | - | -";
        };
    }

    private static String called(Replica replica, Wrk calls) throws Exception {
        calls.run(WARM);
        var process = new ProcessTree(replica.process().pid());
        double before = process.cpuSeconds();
        Result result = calls.run(LOAD).with(process.cpuSeconds() - before);
        if (result.failed() > 0) {
            throw new IllegalStateException(result.failed() + " calls failed");
        }
        return String.format(Locale.ROOT, "calls | %,.0f | %,.0f", result.perSecond(), result.perCpuSecond());
    }

    private void change() {
        try (var chat = new GroupChanges(stack, stack.addresses().identityService(), uids, 7)) {
            chat.create(USERS);
            IntStream.range(0, CHANGES).forEach(change -> chat.changeOne());
            long end = System.nanoTime() + LONGEST.toNanos();
            while (!chat.differences().isEmpty()) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("not made in " + LONGEST + ": " + chat.differences());
                }
            }
        }
    }

    private static long resident(Replica replica) throws IOException {
        return Files.readAllLines(
                                Path.of("/proc", Long.toString(replica.process().pid()), "status"))
                        .stream()
                        .filter(line -> line.startsWith("VmRSS"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024;
    }

    private String size(String service, String way) throws IOException {
        Path of = way.equals("executable")
                ? new Artifact(root.resolve(service), Artifact.Form.NATIVE).file()
                : root.resolve(service).resolve(Path.of("target", "quarkus-app"));
        try (var files = Files.walk(of)) {
            long bytes = files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
            Path archive = archives.resolve(service + ".aot");
            return way.equals("jar with archive")
                    ? (bytes >> 20) + " + " + (Files.size(archive) >> 20)
                    : Long.toString(bytes >> 20);
        }
    }
}
