package io.chate2ee.groupsync.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chate2ee.contract.topic.Topics;
import io.chate2ee.groupsync.testing.KafkaAlone;
import io.chate2ee.http.command.ExitCode;
import io.chate2ee.http.command.Terminal;
import io.chate2ee.stack.LocalKafka;
import io.chate2ee.stack.WholeTopic;
import io.chate2ee.stack.chat.ChatDouble;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as they are typed, where there is neither a database nor a key: with the rights of {@code kafka-operator}. */
@SuppressWarnings("NullAway.Init") // Made before each test.
@QuarkusTest
@TestProfile(BackfillCommandIT.NeitherDatabaseNorKeys.class)
@QuarkusTestResource(
        value = KafkaAlone.class,
        initArgs = @ResourceArg(name = KafkaAlone.USER, value = "kafka-operator"),
        restrictToAnnotatedClass = true)
@QuarkusTestResource(value = BackfillCommandIT.Chat.class, restrictToAnnotatedClass = true)
class BackfillCommandIT {
    private static final ChatDouble CHAT = ChatDouble.start();
    private static final Topics TOPICS = new Topics("");
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @Nullable
    LocalKafka kafka;

    @Inject
    CommandRunner runner;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** Settings that a back-fill has no need of are not there. */
    public static final class NeitherDatabaseNorKeys implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("roles.sync", "false");
        }
    }

    /** Where the chat's API is. */
    public static final class Chat implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            return Map.of("source.url", CHAT.url(), "source.app-id", "app", "source.api-key", ChatDouble.API_KEY);
        }

        @Override
        public void stop() {
            CHAT.close();
        }
    }

    @Test
    void aGroupIsWrittenOnceThoughTheCommandIsRepeated() {
        CHAT.group("night", List.of("mara", "iris"));
        CHAT.group("no guid", List.of("mara"));
        String file = folder.resolve("done").toString();

        assertThat(run("backfill", "--dry-run")).as(err::toString).isEqualTo(ExitCode.LEFT_OUT);
        assertThat(out.toString()).contains("1 groups with 2 members and 0 bans would be written");
        assertThat(written("night")).isZero();

        assertThat(run("backfill", "--done", file)).isEqualTo(ExitCode.LEFT_OUT);
        assertThat(out.toString()).contains("1 groups with 2 members and 0 bans written", "1 groups could not be read");
        assertThat(err.toString()).contains("hosted extension", "only where the Virgil app is the same", "] 2 of 2");
        assertThat(written("night")).isEqualTo(1);

        CHAT.delete("no guid");
        assertThat(run("backfill", "--done", file)).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("1 groups were done before");
        assertThat(written("night")).isEqualTo(1);
    }

    @Test
    void aChatThatRefusesIsSaidInOneLine() {
        CHAT.failNext(401);

        assertThat(run("backfill")).isEqualTo(ExitCode.FAILED);

        assertThat(err.toString().lines().toList())
                .last()
                .isEqualTo("CometChat refuses: status 401, ERR_TOO_MANY_REQUESTS");
    }

    @Test
    void whatWasRejectedIsSentAgainWithNothingButKafkaAndIsPutOnRecord() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", requireNonNull(kafka).bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPICS.groupEventsRejected(), "day", "{}"));
        }

        assertThat(run("replay", "--as", "olga")).as(err::toString).isEqualTo(ExitCode.DONE);

        assertThat(err.toString()).contains("1 records on the rejected topic, 1 sent again");
        assertThat(written("day")).isEqualTo(1);
        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(recordsOf(TOPICS.audit("group-sync-service")))
                        .anyMatch(line ->
                                line.value().contains("olga") && line.value().contains("replay")));
    }

    private int run(String... typed) {
        out.reset();
        err.reset();
        return runner.run(new Terminal(new PrintStream(out, true), new PrintStream(err, true)), typed);
    }

    private long written(String guid) {
        return recordsOf(TOPICS.groupEvents()).stream()
                .filter(event -> event.key().equals(guid))
                .count();
    }

    private List<Line> recordsOf(String topic) {
        return WholeTopic.read(requireNonNull(kafka).bootstrapServers(), topic).stream()
                .map(record -> new Line(String.valueOf(record.key()), new String(record.value(), UTF_8)))
                .toList();
    }

    private record Line(String key, String value) {}
}
