package io.chate2ee.token.logins;

import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.login.LoginEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Announces logins on {@code e2ee.logins}. Never blocks and never fails: what does not fit into the buffer, or cannot be written for
 * two minutes, is dropped and counted. group-sync finds such users by its own sweep.
 */
@ApplicationScoped
public class LoginAnnouncer {
    private static final int BUFFERED = 10_000;

    private final Emitter<Record<String, byte[]>> emitter;
    private final Clock clock;
    private final Counter written;
    private final Counter dropped;

    LoginAnnouncer(
            @Channel("logins") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = BUFFERED)
                    Emitter<Record<String, byte[]>> emitter,
            Clock clock,
            MeterRegistry meters) {
        this.emitter = emitter;
        this.clock = clock;
        this.written = meters.counter("token.logins", "result", "written");
        this.dropped = meters.counter("token.logins", "result", "dropped");
    }

    /** Announces that a user was just given a token. */
    public void announce(Uid uid) {
        var event = new LoginEvent(uid, clock.instant());
        try {
            var unused = emitter.send(Record.of(uid.value(), event.toJson())).whenComplete((ok, failure) ->
                    (failure == null ? written : dropped).increment());
        } catch (IllegalStateException full) {
            // The buffer is full, or the service is stopping.
            dropped.increment();
        }
    }
}
