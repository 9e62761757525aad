package io.chate2ee.token.logins;

import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.login.LoginEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Takes logins to be announced on {@code e2ee.logins}. Never blocks and never fails: while Kafka is away the newest 10,000 wait, older
 * ones are dropped and counted. group-sync finds such users by its own sweep.
 */
@Singleton
public class LoginAnnouncer {
    private static final int WAITING = 10_000;
    private static final int AT_A_TIME = 500;

    private final BlockingQueue<LoginEvent> waiting = new ArrayBlockingQueue<>(WAITING);
    private final Clock clock;
    private final Counter written;
    private final Counter dropped;

    LoginAnnouncer(Clock clock, MeterRegistry meters) {
        this.clock = clock;
        this.written = meters.counter("token.logins", "result", "written");
        this.dropped = meters.counter("token.logins", "result", "dropped");
        meters.gauge("token.logins.waiting", waiting, BlockingQueue::size);
    }

    /** Announces that a user was just given a token. */
    public void announce(Uid uid) {
        var event = new LoginEvent(uid, clock.instant());
        while (!waiting.offer(event)) {
            // The oldest hint is worth least.
            if (waiting.poll() != null) {
                dropped.increment();
            }
        }
    }

    /** The oldest logins that wait, or none if there are none for a while. */
    List<LoginEvent> next(Duration patience) throws InterruptedException {
        LoginEvent oldest = waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (oldest == null) {
            return List.of();
        }
        List<LoginEvent> next = new ArrayList<>();
        next.add(oldest);
        waiting.drainTo(next, AT_A_TIME - 1);
        return next;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Counts logins that Kafka has confirmed. */
    void written(int logins) {
        written.increment(logins);
    }
}
