package io.chate2ee.groupsync.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** One database for a test class, empty before each test, and a ledger on it. */
public abstract class LedgerFixture {
    protected static final Duration LONGEST = Duration.ofSeconds(30);

    /** Every row of groups and members with the transaction that wrote it last. */
    static final String WRITTEN =
            "select 'g', guid, life::text, xmin::text from groups union all select uid, guid, life::text, xmin::text from"
                    + " members order by 1, 2, 3";

    protected static LedgerDatabase database;

    protected final AtomicInteger wakes = new AtomicInteger();
    Ledger ledger;

    @BeforeAll
    static void start() {
        database = new LedgerDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void clear() {
        database.clear();
        ledger = database.ledger(wakes::incrementAndGet);
    }

    /** All in one batch. */
    void fold(Received... events) {
        ledger.fold(new Batch(List.of(events), Map.of())).await().atMost(LONGEST);
    }
}
