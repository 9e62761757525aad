package io.chate2ee.groupsync.histories;

import io.chate2ee.groupsync.apply.Replica;
import io.chate2ee.groupsync.cloud.TestCloud;
import io.chate2ee.groupsync.owner.Owner;
import io.chate2ee.groupsync.settings.TestSettings;
import io.chate2ee.groupsync.testing.Surroundings;
import io.chate2ee.virgil.cloud.HttpTransport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Two replicas that work all the time. One that dies leaves its leases behind, and another is started in its place. */
final class MortalReplicas implements AutoCloseable {
    private static final int REPLICAS = 2;
    private static final Duration POLL = Duration.ofMillis(20);

    private final Surroundings surroundings;
    private final TestSettings settings;
    private final HttpTransport transport;
    private final Owner owner;
    private final Writers writers = new Writers();
    private final AtomicInteger deaths = new AtomicInteger();
    private final AtomicReference<@Nullable Blow> doom = new AtomicReference<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final List<Thread> threads;
    private volatile boolean stopping;

    MortalReplicas(Surroundings surroundings, TestSettings settings, Owner owner) {
        this.surroundings = surroundings;
        this.settings = settings;
        this.owner = owner;
        this.transport = TestCloud.transport(settings, surroundings.vertx().getDelegate());
        threads = IntStream.range(0, REPLICAS)
                .mapToObj(i -> new Thread(this::live, "replica-" + i))
                .toList();
        threads.forEach(Thread::start);
    }

    private void live() {
        try {
            Process process = newProcess();
            while (!stopping) {
                Blow next = doom.getAndSet(null);
                if (next != null) {
                    process.fate.await(next);
                }
                process.start();
                process.untilStill();
                if (process.fate.isDead()) {
                    deaths.incrementAndGet();
                    process = newProcess();
                }
                LockSupport.parkNanos(POLL.toNanos());
            }
        } catch (Exception | AssertionError ended) {
            failure.set(ended);
        }
    }

    private Process newProcess() {
        Fate fate = new Fate(writers);
        TestCloud way = TestCloud.over(
                fate.around(transport), settings, surroundings.vertx().getDelegate());
        return new Process(Replica.on(settings, way, fate.around(surroundings.pool()), owner), fate);
    }

    /** One of them dies so many calls and transactions later. */
    void doom(int steps, boolean done) {
        doom.set(new Blow.Death(steps, done));
    }

    int deaths() {
        return deaths.get();
    }

    List<String> collisions() {
        return writers.collisions();
    }

    @Nullable
    Throwable failure() {
        return failure.get();
    }

    @Override
    public void close() throws Exception {
        stopping = true;
        for (Thread thread : threads) {
            thread.join(TimeUnit.MINUTES.toMillis(1));
        }
    }
}
