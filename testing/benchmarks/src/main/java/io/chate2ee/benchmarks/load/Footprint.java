package io.chate2ee.benchmarks.load;

import io.chate2ee.stack.Checkout;
import io.chate2ee.stack.fleet.Members;
import io.chate2ee.stack.process.Artifact;
import io.chate2ee.stack.suite.LocalStack;
import io.chate2ee.stack.suite.Progress;
import io.chate2ee.stack.suite.Replica;
import io.chate2ee.stack.suite.StackOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How soon a service is ready, how much memory it takes, and how much it does, as a jar, as a jar with an archive of its
 * loaded classes, and, where they were built, as a native executable. The script {@code footprint} starts it.
 */
public final class Footprint {
    private static final String HEAP = "256m";
    private static final int USERS = 20;
    private static final Duration WARM = Duration.ofSeconds(15);
    private static final Duration LOAD = Duration.ofSeconds(10);
    private static final List<String> SERVICES = List.of("token-service", "identity-service", "group-sync-service");

    private final Path root = Checkout.find().root();
    private final LocalStack stack = new LocalStack(Checkout.find(), StackOptions.temporary(), Progress.silent());
    private final Path directory = Files.createTempDirectory("footprint");
    private final Path archives;
    private final int starts;
    private final List<String> services;

    private Footprint(Path archives, int starts, List<String> services) throws IOException {
        this.archives = archives;
        this.starts = starts;
        this.services = services;
    }

    /**
     * Runs.
     *
     * @param arguments the directory of archives, {@code <service>.aot} each; how often each is started; which, all without
     */
    public static void main(String[] arguments) throws Exception {
        List<String> named = List.of(arguments).subList(2, arguments.length);
        new Footprint(Path.of(arguments[0]), Integer.parseInt(arguments[1]), named.isEmpty() ? SERVICES : named).run();
        System.exit(0);
    }

    private void run() throws Exception {
        try (stack) {
            stack.start();
            List<String> uids = Members.register(stack, USERS);
            Path logins = Files.writeString(
                    directory.resolve("logins"),
                    uids.stream()
                            .map(uid -> "Bearer " + stack.loginToken(uid))
                            .collect(Collectors.joining("\n", "", "\n")));
            Path body = Files.writeString(
                    directory.resolve("body"),
                    uids.stream().map(uid -> '"' + uid + '"').collect(Collectors.joining(",", "{\"uids\":[", "]}")));
            System.out.println(
                    "| service | as | file, MB | ready, ms | CPU s until then | resident then, MB | after load, MB | answers/s | per CPU s |");
            System.out.println("|---|---|---|---|---|---|---|---|---|");
            for (String service : services) {
                for (Map.Entry<String, List<String>> way : ways(service).entrySet()) {
                    System.out.println(row(service, way, logins, body));
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

    private String row(String service, Map.Entry<String, List<String>> way, Path logins, Path body) throws Exception {
        List<Double> ready = new ArrayList<>();
        for (int start = 1; start < starts; start++) {
            stop(started(service, way.getValue(), ready));
        }
        Replica replica = started(service, way.getValue(), ready);
        double cpu = new ProcessTree(replica.process().pid()).cpuSeconds();
        long idle = resident(replica);
        String load = loaded(service, replica, logins, body);
        long busy = resident(replica);
        stop(replica);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.0f | %.1f | %d | %d | %s |",
                service,
                way.getKey(),
                size(service, way.getKey()),
                ready.stream().mapToDouble(one -> one).min().orElseThrow(),
                cpu,
                idle,
                busy,
                load);
    }

    private Replica started(String service, List<String> command, List<Double> times) {
        long began = System.nanoTime();
        Replica replica = stack.another(service, command).ready();
        times.add((System.nanoTime() - began) / 1e6);
        return replica;
    }

    private static void stop(Replica replica) {
        replica.process().stop();
    }

    /** Nobody calls group-sync-service: what it does is measured by {@code scale}. */
    private String loaded(String service, Replica replica, Path logins, Path body) throws Exception {
        Path script = root.resolve(Path.of("testing", "benchmarks", "src", "main", "wrk", "calls.lua"));
        Wrk calls;
        switch (service) {
            case "token-service" -> calls = Wrk.get(script, replica.address().resolve("/v1/virgil-jwt"), logins);
            case "identity-service" ->
                calls = Wrk.post(script, replica.address().resolve("/v1/get-identities"), logins, body);
            default -> {
                return "- | -";
            }
        }
        calls.run(WARM);
        var process = new ProcessTree(replica.process().pid());
        double before = process.cpuSeconds();
        Result result = calls.run(LOAD).with(process.cpuSeconds() - before);
        if (result.failed() > 0) {
            throw new IllegalStateException(result.failed() + " calls of " + service + " failed");
        }
        return String.format(Locale.ROOT, "%,.0f | %,.0f", result.perSecond(), result.perCpuSecond());
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
