package io.chate2ee.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaThreadTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final BackOff SHORT = new BackOff(Duration.ofMillis(1), Duration.ofMillis(1));

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void beginsAgainAfterTroubleAndAfterADefect(boolean trouble) throws InterruptedException {
        var runs = new AtomicInteger();
        var again = new CountDownLatch(1);
        var thread = new KafkaThread("test", SHORT, current -> {
            if (runs.incrementAndGet() == 1) {
                throw trouble ? new KafkaException("no broker") : new IllegalStateException("defect");
            }
            current.succeeded();
            again.countDown();
            while (!current.isStopping()) {
                Thread.onSpinWait();
            }
        });

        thread.start();
        await(again);
        thread.askToStop();
        thread.awaitEnd(PATIENCE);

        assertThat(runs).hasValue(2);
        assertThat(thread.hasEnded()).isTrue();
    }

    @Test
    void doesWorkThatReturnsAgain() throws InterruptedException {
        var runs = new CountDownLatch(3);
        var thread = new KafkaThread("test", SHORT, current -> runs.countDown());

        thread.start();

        await(runs);
        thread.askToStop();
        thread.awaitEnd(PATIENCE);
        assertThat(thread.hasEnded()).isTrue();
    }

    @Test
    void interruptsWorkThatDoesNotEndInTime() throws InterruptedException {
        var waiting = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        var thread = new KafkaThread("test", SHORT, current -> {
            waiting.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                ended.countDown();
            }
        });
        thread.start();
        await(waiting);

        thread.askToStop();
        thread.awaitEnd(Duration.ofMillis(1));

        await(ended);
    }

    @Test
    void endsAtOnceWhileItPauses() throws InterruptedException {
        var failed = new CountDownLatch(1);
        var hour = new BackOff(Duration.ofHours(1), Duration.ofHours(1));
        var thread = new KafkaThread("test", hour, current -> {
            failed.countDown();
            throw new KafkaException("no broker");
        });
        thread.start();
        await(failed);

        thread.askToStop();
        thread.awaitEnd(PATIENCE);

        assertThat(thread.hasEnded()).isTrue();
    }

    @Test
    void thatWasNeverStartedNeitherRunsNorHasEnded() {
        var thread = new KafkaThread("test", SHORT, current -> {});

        thread.askToStop();
        thread.awaitEnd(PATIENCE);

        assertThat(thread.isRunning()).isFalse();
        assertThat(thread.hasEnded()).isFalse();
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
}
