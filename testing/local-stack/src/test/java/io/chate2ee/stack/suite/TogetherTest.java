package io.chate2ee.stack.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TogetherTest {
    private final AtomicInteger givenUp = new AtomicInteger();

    @Test
    void allRunAtTheSameTime() {
        CountDownLatch meeting = new CountDownLatch(3);

        Together.run(List.of(meet(meeting), meet(meeting), meet(meeting)), givenUp::incrementAndGet);

        assertThat(meeting.getCount()).isZero();
        assertThat(givenUp).hasValue(0);
    }

    @Test
    void theFirstFailureEndsTheOthersAndIsThrownWhenTheyHaveEnded() {
        // Given
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        Runnable waits = () -> {
            await(end);
            ended.incrementAndGet();
            throw new IllegalStateException("ended early");
        };
        Runnable fails = () -> {
            throw new IllegalArgumentException("first");
        };

        // When
        assertThatThrownBy(() -> Together.run(List.of(waits, fails), () -> {
                    givenUp.incrementAndGet();
                    end.countDown();
                }))
                .hasMessage("first");

        // Then
        assertThat(ended).hasValue(1);
        assertThat(givenUp).hasValue(1);
    }

    private static Runnable meet(CountDownLatch meeting) {
        return () -> {
            meeting.countDown();
            await(meeting);
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
