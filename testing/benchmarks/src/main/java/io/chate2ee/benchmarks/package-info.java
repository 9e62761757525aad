/** JMH benchmarks of the Virgil library, and of what it is measured by, in one run; they print ratios and budgets. */
@NullMarked
package io.chate2ee.benchmarks;

import org.jspecify.annotations.NullMarked;
