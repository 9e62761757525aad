package io.chate2ee.identity.registry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Counts every statement sent to the database as {@code identity_sql_statements_total}, by what it is for: a warm request
 * sends none for looking up and none for registering.
 */
@Singleton
public class SqlStatements {
    private final Map<Purpose, Counter> counters = new EnumMap<>(Purpose.class);

    SqlStatements(MeterRegistry meters) {
        Arrays.stream(Purpose.values()).forEach(purpose -> counters.put(purpose, counter(meters, purpose)));
    }

    /** What a statement is for. */
    public enum Purpose {
        /** Reading what a request misses in memory. */
        LOOK_UP,
        /** Making users known, because they ask or an event tells of them. */
        REGISTER,
        /** Noting when known users were last seen. */
        SEEN,
        /** Filling the memory after the start. */
        WARM,
        /** Seeing whether identities were imported. */
        IMPORTS,
        /** Keeping announcements of groups. */
        GROUPS,
        /** Sending changes of users. */
        OUTBOX,
        /** Seeing whether the database is there. */
        HEALTH
    }

    /** One more. */
    public void count(Purpose purpose) {
        Objects.requireNonNull(counters.get(purpose)).increment();
    }

    private static Counter counter(MeterRegistry meters, Purpose purpose) {
        return Counter.builder("identity.sql.statements")
                .description("Statements sent to the database")
                .tag("purpose", purpose.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .register(meters);
    }
}
