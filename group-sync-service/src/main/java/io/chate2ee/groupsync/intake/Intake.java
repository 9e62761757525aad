package io.chate2ee.groupsync.intake;

import io.chate2ee.contract.topic.Topics;
import io.chate2ee.groupsync.ledger.Ledger;
import io.chate2ee.groupsync.schema.Schema;
import io.chate2ee.groupsync.settings.ChatSettings;
import io.chate2ee.groupsync.settings.IntakeSettings;
import io.chate2ee.groupsync.users.LoginHints;
import io.chate2ee.groupsync.users.UserTable;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Starts a reader for each topic once the tables are there, and stops them before anything else goes. */
@Singleton
public class Intake {
    private static final int FIRST = 1;

    private final Schema schema;
    private final IntakeSettings settings;
    private final RejectedWriter rejectedWriter;
    private final List<Reader> readers;

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
        rejectedWriter = new RejectedWriter(topics.groupEventsRejected(), kafka::producer, timeout);
        BatchHandler events = new GroupEventsHandler(
                new EventReader(chat.uid().idCase()),
                ledger,
                rejectedWriter,
                metrics,
                settings.batchMembers(),
                timeout);
        readers = List.of(
                new Reader(topics.groupEvents(), events, kafka, metrics, settings),
                new Reader(topics.users(), new UsersHandler(users, metrics, timeout), kafka, metrics, settings),
                new Reader(topics.logins(), new LoginsHandler(logins, metrics, timeout), kafka, metrics, settings));
    }

    void onStart(@Observes StartupEvent event) {
        start();
    }

    void start() {
        schema.ready().subscribe().with(ready -> readers.forEach(Reader::start));
    }

    void onStop(@Observes @Priority(FIRST) ShutdownEvent event) {
        stop();
    }

    void stop() {
        readers.forEach(Reader::askToStop);
        long deadline = System.nanoTime() + settings.stopTimeout().toNanos();
        readers.forEach(reader -> reader.awaitEnd(Duration.ofNanos(deadline - System.nanoTime())));
        rejectedWriter.close();
    }

    List<Reader> readers() {
        return readers;
    }
}
