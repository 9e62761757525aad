/** What a running service can take, beside what else could do the same, in turns on one machine. Started by the script {@code load}. */
@NullMarked
package io.chate2ee.benchmarks.load;

import org.jspecify.annotations.NullMarked;
