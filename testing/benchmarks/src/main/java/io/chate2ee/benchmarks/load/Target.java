package io.chate2ee.benchmarks.load;

import java.io.IOException;
import java.util.List;

/** An endpoint to be measured, with all that it is compared with. */
interface Target {
    /** Starts everything that takes part; {@code parts} stops it again. */
    List<Contender> start(Parts parts) throws IOException;

    /** What the design demands, by the contenders' names. */
    List<Budget> budgets();
}
