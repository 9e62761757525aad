package io.chate2ee.kafka;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * The answer to one record that was sent.
 *
 * @param answer completes when Kafka has confirmed or refused the record
 */
record Answer(Future<?> answer) {
    /** Sends a record; waits only for what the producer has to know before. */
    static Answer to(Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> sent) {
        try {
            return new Answer(producer.send(sent));
        } catch (InterruptException toldToEnd) {
            throw toldToEnd;
        } catch (KafkaException | IllegalStateException refused) {
            // The latter of a producer that is closed meanwhile.
            return failed(refused);
        }
    }

    static Answer failed(Exception failure) {
        return new Answer(CompletableFuture.failedFuture(failure));
    }

    /** The failure that is known already. */
    Optional<Exception> failureAtOnce() throws InterruptedException {
        return answer.isDone() ? failureWithin(Duration.ZERO) : Optional.empty();
    }

    /** The failure, or nothing if the record is confirmed in this time. */
    Optional<Exception> failureWithin(Duration longest) throws InterruptedException {
        try {
            answer.get(Math.max(0, longest.toNanos()), TimeUnit.NANOSECONDS);
            return Optional.empty();
        } catch (ExecutionException refused) {
            return Optional.of(refused.getCause() instanceof Exception cause ? cause : refused);
        } catch (TimeoutException late) {
            return Optional.of(new org.apache.kafka.common.errors.TimeoutException("not confirmed in time", late));
        }
    }
}
