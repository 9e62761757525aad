package io.chate2ee.benchmarks.load;

import io.chate2ee.contract.topic.Topics;
import io.chate2ee.stack.chat.ChatGroups;
import io.chate2ee.stack.chat.ChatRest;
import io.chate2ee.stack.process.ChildCommand;
import io.chate2ee.stack.process.ChildProcess;
import io.chate2ee.stack.process.OrphanWatch;
import io.chate2ee.stack.suite.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How long the back-fill of a large chat takes, how much memory and how many requests, when it is killed in the middle and started again;
 * and whether a group is missing then. The script {@code backfill} starts it.
 */
public final class Backfilling {
    private static final int USERS = 50_000;
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private Backfilling() {}

    /**
     * Runs.
     *
     * @param arguments optionally, how many groups, and how many members each has
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int groupCount = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int members = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        var topics = new Topics("");
        var directory = Files.createTempDirectory("chat-e2ee-backfill");
        var groups = new ChatGroups(webhook -> {}, Clock.systemUTC());
        fill(groups, groupCount, members);
        try (var parts = Parts.start();
                var rest = new ChatRest(groups, 0, () -> 0.5);
                var watch = OrphanWatch.start()) {
            parts.kafka().createTopics(topics.all());
            var done = directory.resolve("done");
            var command = command(parts, rest, done, directory.resolve("backfill.log"));
            long began = System.nanoTime();
            var first = ChildProcess.start(command, watch);
            long megabytes = awaitUntil(first, done, groupCount / 2);
            first.kill();
            long killedAt = lines(done);
            long half = System.nanoTime();
            var second = ChildProcess.start(command, watch);
            megabytes = Math.max(megabytes, awaitUntil(second, done, Long.MAX_VALUE));
            long ended = System.nanoTime();
            var written = SnapshotCount.of(parts.kafka().bootstrapServers(), topics.groupEvents());
            System.out.printf(
                    Locale.ROOT,
                    """
                    %,d groups with %,d members in all: %.0f s until it was killed behind %,d groups, %.0f s for the rest
                    %,.0f groups/s, %,.0f requests/s; %,d requests in all; largest resident memory %,d MB (-Xmx256m)
                    on the topic: %,d snapshots of %,d groups with %,d members; missing: %,d%n""",
                    groupCount,
                    (long) groupCount * members,
                    (half - began) / 1e9,
                    killedAt,
                    (ended - half) / 1e9,
                    groupCount / ((ended - began) / 1e9),
                    rest.answered() / ((ended - began) / 1e9),
                    rest.answered() + rest.refused(),
                    megabytes,
                    written.snapshots(),
                    written.groups(),
                    written.members(),
                    groupCount - written.groups());
        }
    }

    private static void fill(ChatGroups groups, int count, int members) {
        List<String> users =
                IntStream.range(0, USERS).mapToObj(number -> "user-" + number).toList();
        for (int group = 0; group < count; group++) {
            List<String> some = new ArrayList<>(members);
            for (int member = 0; member < members; member++) {
                some.add(users.get((int) ((group * 31L + member * 7919L) % USERS)));
            }
            groups.create("group-" + group, some);
        }
    }

    private static ChildCommand command(Parts parts, ChatRest rest, Path done, Path log) {
        var settings = new Settings()
                .with("kafka.bootstrap.servers", parts.kafka().bootstrapServers())
                .with("roles.sync", "false")
                .with("source.url", rest.url())
                .with("source.app-id", "app")
                .with("source.api-key", ChatRest.API_KEY)
                .with("source.calls-per-second", 100_000);
        var line = new ArrayList<>(parts.built("group-sync-service").commandForMeasuring("256m"));
        line.addAll(List.of("backfill", "--done", done.toString()));
        return new ChildCommand("backfill", line, settings.asEnvironment(), log);
    }

    /** Until so many groups are done, or it has ended; says how much memory it had. */
    private static long awaitUntil(ChildProcess process, Path done, long groups)
            throws IOException, InterruptedException {
        long megabytes = 0;
        while (process.isAlive() && lines(done) < groups) {
            megabytes = Math.max(megabytes, peakMegabytes(process.pid()));
            Thread.sleep(LOOK_EVERY.toMillis());
        }
        return megabytes;
    }

    private static long lines(Path file) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        }
    }

    private static long peakMegabytes(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                        .findFirst()
                        .orElse(0)
                : 0;
    }
}
