package io.chate2ee.identity.registry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Counts every statement sent to the database as {@code identity_sql_statements_total}: none when a request is warm. */
@Singleton
public class SqlStatements {
    private final Counter statements;

    SqlStatements(MeterRegistry meters) {
        statements = Counter.builder("identity.sql.statements")
                .description("Statements sent to the database")
                .register(meters);
    }

    /** One more. */
    public void count() {
        statements.increment();
    }
}
