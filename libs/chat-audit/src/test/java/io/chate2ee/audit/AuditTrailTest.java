package io.chate2ee.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.audit.AuditAction;
import io.chate2ee.contract.audit.AuditActor;
import io.chate2ee.contract.audit.AuditEntry;
import io.chate2ee.contract.audit.AuditRecord;
import io.chate2ee.contract.id.Uid;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

class AuditTrailTest {
    private static final AuditEntry MINT = AuditEntry.done(AuditAction.MINT).by(AuditActor.user(new Uid("alice")));
    private static final AuditEntry REFUSAL = AuditEntry.refused(AuditAction.CALL, "expired");
    private static final AuditEntry FORGET =
            AuditEntry.done(AuditAction.FORGET).by(AuditActor.operator("olga")).about("bob");

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<AuditRecord> written = new ArrayList<>();
    private boolean halfFull;

    @Test
    void aLineSaysWhoseItIsWhenAndWhichNumberItHas() {
        AuditTrail trail = trail(true, true, 100);

        trail.add(MINT);
        clock.add(Duration.ofSeconds(1));
        trail.add(FORGET);

        assertThat(written).extracting(AuditRecord::entry).containsExactly(MINT, FORGET);
        assertThat(written).extracting(AuditRecord::service).containsOnly("token-service");
        assertThat(written).extracting(AuditRecord::number).containsExactly(1L, 2L);
        assertThat(written)
                .extracting(AuditRecord::time)
                .containsExactly(clock.instant().minusSeconds(1), clock.instant());
    }

    @Test
    void linesOfTwoRunsAreToldApart() {
        trail(true, true, 100).add(MINT);
        trail(true, true, 100).add(MINT);

        assertThat(written).extracting(AuditRecord::run).doesNotHaveDuplicates();
    }

    @Test
    void mintsCanBeLeftOutAndNothingElseIs() {
        AuditTrail trail = trail(true, false, 100);

        trail.add(MINT);
        trail.add(FORGET);
        trail.add(REFUSAL);

        assertThat(written).extracting(AuditRecord::entry).containsExactly(FORGET, REFUSAL);
        assertThat(written).extracting(AuditRecord::number).containsExactly(1L, 2L);
    }

    @Test
    void nothingIsWrittenWhereItIsOff() {
        trail(false, true, 100).add(FORGET);

        assertThat(written).isEmpty();
    }

    @Test
    void aFloodOfRefusalsIsCountedAndLeavesAGapInTheNumbers() {
        AuditTrail trail = trail(true, true, 2);

        trail.add(REFUSAL);
        trail.add(REFUSAL);
        trail.add(REFUSAL);
        trail.add(MINT);
        clock.add(Duration.ofSeconds(1));
        trail.add(REFUSAL);

        assertThat(written).extracting(AuditRecord::number).containsExactly(1L, 2L, 4L, 5L);
        assertThat(meters.counter("chat.audit", "result", "held_back").count()).isEqualTo(1);
    }

    @Test
    void refusalsLeaveRoomForWhatMattersMoreWhileKafkaIsAway() {
        AuditTrail trail = trail(true, true, 100);
        halfFull = true;

        trail.add(REFUSAL);
        trail.add(FORGET);

        assertThat(written).extracting(AuditRecord::entry).containsExactly(FORGET);
        assertThat(meters.counter("chat.audit", "result", "held_back").count()).isEqualTo(1);
    }

    private AuditTrail trail(boolean on, boolean mints, int refusalsPerSecond) {
        return new AuditTrail(
                settings(on, mints, refusalsPerSecond), () -> "token-service", new Memory(), clock, meters);
    }

    private final class Memory implements AuditWriter {
        @Override
        public void write(AuditRecord line) {
            written.add(line);
        }

        @Override
        public boolean isHalfFull() {
            return halfFull;
        }
    }

    private static AuditSettings settings(boolean on, boolean mints, int refusalsPerSecond) {
        AuditSettings.Audit audit = new AuditSettings.Audit() {
            @Override
            public boolean on() {
                return on;
            }

            @Override
            public boolean mints() {
                return mints;
            }

            @Override
            public int refusalsPerSecond() {
                return refusalsPerSecond;
            }

            @Override
            public Duration atTheEnd() {
                return Duration.ZERO;
            }
        };
        return new AuditSettings() {
            @Override
            public Audit audit() {
                return audit;
            }

            @Override
            public Naming topics() {
                return Optional::empty;
            }
        };
    }
}
