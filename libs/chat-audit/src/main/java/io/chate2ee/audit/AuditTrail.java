package io.chate2ee.audit;

import io.chate2ee.contract.audit.AuditAction;
import io.chate2ee.contract.audit.AuditEntry;
import io.chate2ee.contract.audit.AuditOutcome;
import io.chate2ee.contract.audit.AuditRecord;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Takes what is to be accounted for. Any thread; never blocks, never fails. */
@Singleton
public class AuditTrail {
    private final AuditSettings.Audit settings;
    private final ServiceName service;
    private final AuditWriter writer;
    private final Clock clock;
    private final PerSecond refusals;
    private final Counter heldBack;
    private final String run = UUID.randomUUID().toString();
    private final AtomicLong numbers = new AtomicLong();

    AuditTrail(AuditSettings settings, ServiceName service, AuditWriter writer, Clock clock, MeterRegistry meters) {
        this.settings = settings.audit();
        this.service = service;
        this.writer = writer;
        this.clock = clock;
        this.refusals = new PerSecond(settings.audit().refusalsPerSecond(), clock);
        this.heldBack = meters.counter("chat.audit", "result", "held_back");
    }

    /** Adds a line. */
    public void add(@Observes AuditEntry entry) {
        if (!settings.on() || (isMint(entry) && !settings.mints())) {
            return;
        }
        long number = numbers.incrementAndGet();
        if (entry.outcome() == AuditOutcome.REFUSED && (writer.isHalfFull() || !refusals.take())) {
            heldBack.increment();
        } else {
            writer.write(new AuditRecord(service.value(), run, number, clock.instant(), entry));
        }
    }

    private static boolean isMint(AuditEntry entry) {
        return entry.action() == AuditAction.MINT && entry.outcome() == AuditOutcome.DONE;
    }
}
