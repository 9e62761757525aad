package io.chate2ee.groupsync.intake;

import io.chate2ee.contract.topic.Topics;
import io.chate2ee.groupsync.ledger.Ledger;
import io.chate2ee.groupsync.schema.Schema;
import io.chate2ee.groupsync.settings.ChatSettings;
import io.chate2ee.groupsync.settings.IntakeSettings;
import io.chate2ee.groupsync.users.LoginHints;
import io.chate2ee.groupsync.users.UserTable;
import io.chate2ee.http.start.WrongSetting;
import io.chate2ee.kafka.BackOff;
import io.chate2ee.kafka.BatchHandler;
import io.chate2ee.kafka.GroupPartitions;
import io.chate2ee.kafka.KafkaClients;
import io.chate2ee.kafka.KafkaClients.BatchSize;
import io.chate2ee.kafka.ReaderTimes;
import io.chate2ee.kafka.TopicReader;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;

/** Starts a reader for each topic once the tables are there, and stops them before anything else goes. */
@Singleton
public class Intake {
    private static final int FIRST = 1;

    /** Half of the pool's connections; the other half is for those who apply and answer. */
    private static final int MOST_LANES = 8;

    private final Schema schema;
    private final IntakeSettings settings;
    private final RejectedWriter rejectedWriter;
    private final List<TopicReader> readers;

    @Inject
    Intake(
            Schema schema,
            KafkaClients kafka,
            Ledger ledger,
            UserTable users,
            LoginHints logins,
            IntakeMetrics metrics,
            IntakeSettings settings,
            ChatSettings chat) {
        this.schema = schema;
        this.settings = settings;
        Topics topics = chat.topics().names();
        Duration timeout = settings.timeout();
        BackOff backOff = new BackOff(settings.backOff(), settings.backOffCap());
        rejectedWriter = new RejectedWriter(
                topics.groupEventsRejected(), kafka.sender(timeout, backOff, RejectedWriter.producerSettings()));
        BatchHandler events = new GroupEventsHandler(
                new EventReader(chat.uid().idCase()),
                () -> new Lane(ledger, metrics, settings.batchMembers() / lanes(settings), timeout),
                lanes(settings),
                rejectedWriter,
                metrics);
        Supplier<Consumer<byte[], byte[]>> consumers = kafka.sharing(
                chat.topics().prefix().orElse("") + settings.consumerGroup(),
                new BatchSize(settings.batchRecords(), settings.batchBytes()));
        ReaderTimes times = new ReaderTimes(backOff, settings.poll(), timeout, settings.silence());
        BiFunction<String, BatchHandler, TopicReader> reader = (topic, handler) ->
                new TopicReader(new GroupPartitions(topic), metrics.measured(topic, handler), consumers, times);
        readers = List.of(
                reader.apply(topics.groupEvents(), events),
                reader.apply(topics.users(), new UsersHandler(users, metrics, timeout)),
                reader.apply(topics.logins(), new LoginsHandler(logins, metrics, timeout)));
        readers.forEach(metrics::watch);
        List.of(topics.users(), topics.logins()).forEach(metrics::expect);
    }

    private static int lanes(IntakeSettings settings) {
        if (settings.lanes() < 1 || settings.lanes() > MOST_LANES) {
            throw WrongSetting.of("intake.lanes", "must be 1 to " + MOST_LANES);
        }
        return settings.lanes();
    }

    /** Begins to read once the tables are there; returns at once. */
    public void start() {
        schema.ready().subscribe().with(ready -> readers.forEach(TopicReader::start));
    }

    void onStop(@Observes(notifyObserver = Reception.IF_EXISTS) @Priority(FIRST) ShutdownEvent event) {
        stop();
    }

    void stop() {
        readers.forEach(TopicReader::askToStop);
        long deadline = System.nanoTime() + settings.stopTimeout().toNanos();
        readers.forEach(reader -> reader.awaitEnd(Duration.ofNanos(deadline - System.nanoTime())));
        rejectedWriter.close();
    }

    List<TopicReader> readers() {
        return readers;
    }
}
