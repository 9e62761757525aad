package io.chate2ee.groupsync.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.groupsync.plan.GroupKey;
import io.chate2ee.virgil.cloud.Deadline;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LeaseTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final Lease lease =
            new Lease(new GroupKey(new Guid("group"), 1), 1, Duration.ofSeconds(6), now::get, now.get());

    @Test
    void allowsACallWhileItOutlivesTheCall() {
        now.addAndGet(Duration.ofMillis(2_999).toNanos());

        assertThatCode(() -> lease.lastStart(TIMEOUT)).doesNotThrowAnyException();
    }

    @Test
    void allowsNoCallThatCouldOutliveIt() {
        now.addAndGet(Duration.ofMillis(3_000).toNanos());

        assertThatThrownBy(() -> lease.lastStart(TIMEOUT)).isInstanceOf(LeaseLostException.class);
    }

    @Test
    void theLastStartPassesWhileACallWaitsForItsTurn() {
        Deadline start = lease.lastStart(TIMEOUT);
        now.addAndGet(Duration.ofMillis(2_999).toNanos());
        assertThat(start.hasPassed()).isFalse();

        now.addAndGet(Duration.ofMillis(1).toNanos());

        assertThat(start.hasPassed()).isTrue();
    }

    @Test
    void isCountedFromBeforeTheStatementThatProlongedIt() {
        long asked = now.addAndGet(Duration.ofSeconds(4).toNanos());
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        lease.prolonged(asked, 5);

        assertThatCode(() -> lease.lastStart(TIMEOUT)).doesNotThrowAnyException();
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThatThrownBy(() -> lease.lastStart(TIMEOUT)).isInstanceOf(LeaseLostException.class);
        assertThat(lease.changeSeq()).isEqualTo(5);
    }
}
