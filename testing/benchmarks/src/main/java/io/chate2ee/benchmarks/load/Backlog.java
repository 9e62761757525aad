package io.chate2ee.benchmarks.load;

import io.chate2ee.contract.topic.Topics;
import io.chate2ee.stack.DatabaseRole;
import io.chate2ee.stack.LocalPostgres;
import io.chate2ee.stack.suite.Settings;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;

/**
 * How fast group-sync-service takes a topic of events that waits for it, and how much memory that needs, beside plain inserts of as many
 * rows into the same server. The service cannot reach Virgil meanwhile, so that nothing but the intake works. The script {@code backlog}
 * starts it.
 */
public final class Backlog {
    private static final String DATABASE = "group_sync";
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final double SHARE_OF_PLAIN = 0.4;
    private static final double EVENTS_PER_SECOND = 5_000;

    private Backlog() {}

    /**
     * Runs.
     *
     * @param arguments optionally, how many events
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int events = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        var topics = new Topics("");
        try (var parts = Parts.start();
                var postgres = LocalPostgres.start(LocalPostgres.Options.temporary())) {
            var role = new DatabaseRole("sync", UUID.randomUUID().toString());
            postgres.createRole(role);
            postgres.createDatabase(DATABASE, role);
            var plain = PlainInserts.into(postgres.jdbcUrl(DATABASE), role);
            parts.kafka().createTopics(topics.all());
            var loaded = new LoadedTopic(parts.kafka().bootstrapServers(), topics.groupEvents());
            loaded.fill(events);
            System.out.printf(Locale.ROOT, "%,d events are on the topic%n", events);

            var database = new ProcessTree(postgres.pid().orElseThrow());
            var before = plain.insert(events / 4, () -> ownCpuSeconds() + database.cpuSeconds());
            var service = service(parts, postgres, role);
            var server = new ProcessTree(service.process().pid());
            var reading = loaded.awaitRead(
                    events, service.process(), () -> server.cpuSeconds() + database.cpuSeconds(), LONGEST);
            service.process().stop(STOP);
            var after = plain.insert(events / 4, () -> ownCpuSeconds() + database.cpuSeconds());
            System.out.println(report(events, reading, before.mean(after)));
        }
    }

    private static Server service(Parts parts, LocalPostgres postgres, DatabaseRole role) {
        var random = new SecureRandom();
        try (var key = Ed25519PrivateKey.generate(random)) {
            var settings = new Settings()
                    .with("quarkus.http.host", "127.0.0.1")
                    .with("kafka.bootstrap.servers", parts.kafka().bootstrapServers())
                    .with("postgres.host", postgres.host())
                    .with("postgres.port", postgres.port())
                    .with("postgres.user", role.name())
                    .with("postgres.password", role.password())
                    .with("virgil.url", "http://127.0.0.1:9")
                    .with("virgil.app-id", "0123456789abcdef0123456789abcdef")
                    .with("virgil.app-key-id", "fedcba9876543210fedcba9876543210")
                    .with("virgil.app-key", Base64.getEncoder().encodeToString(key.exportDer()))
                    .with("owner.key-encryption-key", Base64.getEncoder().encodeToString(random.generateSeed(32)));
            return parts.liveService("group-sync", parts.built("group-sync-service"), settings);
        }
    }

    private static double ownCpuSeconds() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                        .getProcessCpuTime()
                / 1e9;
    }

    private static String report(int events, LoadedTopic.Reading reading, PlainInserts.Insertion plain) {
        double rate = events / reading.seconds();
        double perCpuSecond = events / reading.cpuSeconds();
        return String.format(
                Locale.ROOT,
                """
                %,d events into the ledger in %.1f s: %,.0f events/s; the budget is %,.0f: %s
                plain INSERT ... unnest, same run: %,.0f rows/s; ours is %.2f of it; the budget is %.2f: %s
                for each second of the processors' time, PostgreSQL's included: %,.0f events, %,.0f plain rows: %.2f
                largest resident memory of the service: %,d MB when a tenth was read, %,d MB in the end (-Xmx256m)""",
                events,
                reading.seconds(),
                rate,
                EVENTS_PER_SECOND,
                verdict(rate >= EVENTS_PER_SECOND),
                plain.perSecond(),
                rate / plain.perSecond(),
                SHARE_OF_PLAIN,
                verdict(rate >= SHARE_OF_PLAIN * plain.perSecond()),
                perCpuSecond,
                plain.perCpuSecond(),
                perCpuSecond / plain.perCpuSecond(),
                reading.earlyMegabytes(),
                reading.megabytes());
    }

    private static String verdict(boolean met) {
        return met ? "met" : "MISSED";
    }
}
