package io.chate2ee.virgil.cloud.resilient;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetryBudgetTest {

    private final RetryBudget budget = new RetryBudget(0.1, 3);

    @Test
    void afterAQuietTimeAFewAreAffordable() {
        assertThat(taken(10)).isEqualTo(3);
    }

    @Test
    void inTheLongRunThereIsOneForTenRequests() {
        taken(3);
        int taken = 0;

        for (int request = 0; request < 1000; request++) {
            budget.requested();
            taken += taken(1);
        }

        assertThat(taken).isEqualTo(100);
    }

    @Test
    void thePurseDoesNotGrowBeyondItsSize() {
        for (int request = 0; request < 1000; request++) {
            budget.requested();
        }

        assertThat(taken(10)).isEqualTo(3);
    }

    private int taken(int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += budget.take() ? 1 : 0;
        }
        return taken;
    }
}
