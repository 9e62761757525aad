package io.chate2ee.identity.lookup;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts the statements that one request has sent to the database; those it only waited for are another's. Any thread. */
final class LookUpCost {
    private final AtomicInteger statements = new AtomicInteger();

    void statement() {
        statements.incrementAndGet();
    }

    int statements() {
        return statements.get();
    }
}
