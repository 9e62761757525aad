package io.chate2ee.token.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KafkaLoopTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void begins_again_after_trouble_and_after_a_defect(boolean trouble) throws InterruptedException {
        var runs = new AtomicInteger();
        var again = new CountDownLatch(1);
        var loop = new KafkaLoop("test", current -> {
            if (runs.incrementAndGet() == 1) {
                throw trouble ? new KafkaException("no broker") : new IllegalStateException("defect");
            }
            current.succeeded();
            again.countDown();
            while (!current.isStopping()) {
                Thread.onSpinWait();
            }
        });

        loop.start();
        assertThat(again.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        loop.stop(() -> {}, PATIENCE);

        assertThat(runs).hasValue(2);
    }

    @Test
    void ends_a_body_that_does_not_look_up() throws InterruptedException {
        var waiting = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        var loop = new KafkaLoop("test", current -> {
            waiting.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                ended.countDown();
            }
        });
        loop.start();
        assertThat(waiting.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        loop.stop(() -> {}, Duration.ofMillis(1));

        assertThat(ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
}
