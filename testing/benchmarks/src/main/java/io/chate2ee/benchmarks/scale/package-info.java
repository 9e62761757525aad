/** One, two and three processes of each service: what they do together, and what happens when one of them dies. */
@NullMarked
package io.chate2ee.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
