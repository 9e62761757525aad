package io.chate2ee.virgil.cloud.resilient;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps repetitions few in comparison with requests: each request earns a part of one, and a purse holds only so many. When
 * everything fails, nearly nothing is repeated. Any thread.
 */
final class RetryBudget {

    private static final long WHOLE = 1000;

    private final long earned;
    private final long most;
    private final AtomicLong purse;

    /**
     * A full purse.
     *
     * @param ratio repetitions for each request, 0 to 1
     * @param most how many the purse holds
     */
    RetryBudget(double ratio, int most) {
        this.earned = Math.round(ratio * WHOLE);
        this.most = most * WHOLE;
        this.purse = new AtomicLong(this.most);
    }

    void requested() {
        purse.updateAndGet(content -> Math.min(most, content + earned));
    }

    /** Takes one repetition, if there is one. */
    boolean take() {
        return purse.getAndUpdate(content -> content >= WHOLE ? content - WHOLE : content) >= WHOLE;
    }
}
