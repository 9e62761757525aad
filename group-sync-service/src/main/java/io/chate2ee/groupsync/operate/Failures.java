package io.chate2ee.groupsync.operate;

import io.chate2ee.contract.audit.AuditAction;
import io.chate2ee.contract.audit.AuditEntry;
import io.chate2ee.virgil.CloudException;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.KafkaException;

/** Tells what was away from what is wrong. */
public final class Failures {
    private Failures() {}

    /** What is away, in one line for an operator; empty if nothing is, and the failure is another. */
    public static Optional<String> away(Throwable failure) {
        if (failure instanceof PgException refused) {
            return Optional.of("The database refuses: " + refused.getMessage());
        }
        if (failure instanceof CompletionException wrapped) {
            // What the database's client fails with when there is no connection; its class is of no use to an operator.
            Throwable cause = Objects.requireNonNullElse(wrapped.getCause(), wrapped);
            return Optional.of("The database cannot be reached: " + cause.getMessage());
        }
        if (failure instanceof KafkaException || failure instanceof CloudException) {
            return Optional.of(String.valueOf(failure.getMessage()));
        }
        return failure instanceof TimeoutException ? Optional.of("It took longer than a minute") : Optional.empty();
    }

    /** What the audit says of it. */
    static AuditEntry told(AuditAction action, Exception failure) {
        return AuditEntry.failed(action, word(failure));
    }

    private static String word(Exception failure) {
        if (failure instanceof PgException
                || failure instanceof CompletionException
                || failure instanceof SQLException) {
            return "database";
        }
        if (failure instanceof KafkaException) {
            return "kafka";
        }
        return failure instanceof CloudException ? "virgil" : "broken_off";
    }
}
