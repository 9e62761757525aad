/** Whether the time of an answer tells more than the answer itself. Started by the script {@code timing}. */
@NullMarked
package io.chate2ee.benchmarks.timing;

import org.jspecify.annotations.NullMarked;
