package io.chate2ee.groupsync.follow;

import io.chate2ee.contract.topic.Topics;
import io.chate2ee.groupsync.backfill.SnapshotTopic;
import io.chate2ee.groupsync.settings.ChatSettings;
import io.chate2ee.groupsync.settings.SourceSettings;
import io.chate2ee.groupsync.settings.SourceSettings.Reconcile;
import io.chate2ee.groupsync.source.GroupSource;
import io.chate2ee.kafka.AllPartitions;
import io.chate2ee.kafka.BackOff;
import io.chate2ee.kafka.KafkaClients;
import io.chate2ee.kafka.KafkaClients.BatchSize;
import io.chate2ee.kafka.KafkaThread;
import io.chate2ee.kafka.ReaderTimes;
import io.chate2ee.kafka.Sender;
import io.chate2ee.kafka.TopicReader;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows the chat: reads what is announced of groups, and looks at the chat when they ask for it, when they say that they changed, and
 * at all of them now and then.
 */
@Singleton
public class Follower {
    private static final int FIRST = 1;
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final ReaderTimes TIMES = new ReaderTimes(
            new BackOff(Duration.ofMillis(500), Duration.ofSeconds(30)),
            Duration.ofMillis(500),
            TIMEOUT,
            Duration.ofSeconds(20));

    private final List<TopicReader> readers = new ArrayList<>();
    private final List<KafkaThread> threads;
    private final Sender sender;

    @Inject
    Follower(
            KafkaClients kafka,
            GroupSource source,
            SnapshotTopic topic,
            FollowMetrics metrics,
            SourceSettings settings,
            ChatSettings chat,
            Clock clock) {
        Reconcile times = settings.reconcile();
        Topics topics = chat.topics().names();
        BackOff again = new BackOff(times.again(), times.againAtMost());
        Wanted asking = new Wanted(times.waitAtMost(), again);
        Wanted hinted = new Wanted(times.waitAtMost(), again);
        metrics.watch("snapshot", asking);
        metrics.watch("webhook", hinted);
        LivingGroups living = new LivingGroups(asking, metrics, clock);
        sender = kafka.sender(TIMEOUT, again, Map.of());
        Progress progress = new Progress(topics.source(), settings.appId().orElseThrow(), sender);
        AllPartitions groups = AllPartitions.fromBeginning(topics.groups());
        AllPartitions kept = AllPartitions.fromBeginning(topics.source());
        readers.add(new TopicReader(groups, living, kafka.alone(BatchSize.USUAL), TIMES));
        readers.add(new TopicReader(kept, progress, kafka.alone(BatchSize.USUAL), TIMES));
        if (!times.afterWebhook().isZero()) {
            WebhookHints hints = new WebhookHints(hinted, metrics, times.afterWebhook(), clock);
            readers.add(new TopicReader(
                    // What was missed while nobody read is found by other looks.
                    AllPartitions.fromNow(topics.groupEvents(), () -> {}), hints, kafka.alone(BatchSize.USUAL), TIMES));
        }
        Looks looks = new Looks(source, topic, metrics);
        Endings endings = new Endings(topic, living, metrics, clock, times.clockDifference(), times.endAtMost());
        Rounds rounds = new Rounds(
                () -> groups.caughtUp() && kept.caughtUp(),
                progress,
                beganAt -> new LookAtAll(source, looks, endings, living, beganAt),
                new LookAtChanged(source, looks, times.clockDifference()),
                metrics,
                times,
                settings.atOnce(),
                clock);
        WantedRounds wanted =
                new WantedRounds(asking, hinted, looks, endings, metrics, settings.atOnce(), clock, again);
        threads = List.of(
                new KafkaThread("looks at groups of the chat", again, rounds),
                new KafkaThread("looks at groups that ask for it", again, wanted));
    }

    /** Begins; returns at once. */
    public void start() {
        readers.forEach(TopicReader::start);
        threads.forEach(KafkaThread::start);
    }

    void onStop(@Observes(notifyObserver = Reception.IF_EXISTS) @Priority(FIRST) ShutdownEvent event) {
        stop();
    }

    /** What is under way and does not end in time is given up: the next process looks again. */
    void stop() {
        readers.forEach(TopicReader::askToStop);
        threads.forEach(KafkaThread::askToStop);
        long deadline = System.nanoTime() + STOP.toNanos();
        threads.forEach(thread -> thread.awaitEnd(Duration.ofNanos(deadline - System.nanoTime())));
        readers.forEach(reader -> reader.awaitEnd(Duration.ofNanos(deadline - System.nanoTime())));
        sender.close(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }

    /** Why it does not do its work, by topic, if it does not. */
    Optional<String> complaint() {
        return readers.stream()
                .flatMap(reader -> reader.complaint().map(text -> reader.topic() + " " + text).stream())
                .findFirst();
    }

    /** Whether a thread has died or hangs, which only a new process can cure. */
    boolean dead() {
        return readers.stream().anyMatch(TopicReader::dead) || threads.stream().anyMatch(KafkaThread::hasEnded);
    }
}
