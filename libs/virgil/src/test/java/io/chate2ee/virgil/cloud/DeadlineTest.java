package io.chate2ee.virgil.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /** A monotonic clock may start anywhere, also just before it runs over. */
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 10);

    private final Deadline deadline = Deadline.in(Duration.ofSeconds(3), now::get);

    @Test
    void hasNotPassedUntilItsMoment() {
        now.addAndGet(3 * SECOND - 1);
        assertThat(deadline.hasPassed()).isFalse();

        now.addAndGet(1);
        assertThat(deadline.hasPassed()).isTrue();
    }

    @Test
    void allowsWhatStartsBeforeItAndNothingThatStartsAtIt() {
        assertThat(deadline.allows(3 * SECOND - 1)).isTrue();
        assertThat(deadline.allows(3 * SECOND)).isFalse();
    }

    @Test
    void ofTwoTheEarlierCounts() {
        var sooner = Deadline.at(now.get() + SECOND, now::get);

        assertThat(deadline.earlier(sooner)).isSameAs(sooner);
        assertThat(sooner.earlier(deadline)).isSameAs(sooner);
        assertThat(Deadline.NONE.earlier(deadline)).isSameAs(deadline);
    }

    @Test
    void withoutADeadlineThereIsAlwaysTime() {
        assertThat(Deadline.NONE.hasPassed()).isFalse();
        assertThat(Deadline.NONE.allows(Duration.ofDays(365).toNanos())).isTrue();
    }
}
