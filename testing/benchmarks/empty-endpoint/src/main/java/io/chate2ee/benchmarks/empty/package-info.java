/** The least that a service of the suite can be: it knows who is calling, and says nothing. */
@NullMarked
package io.chate2ee.benchmarks.empty;

import org.jspecify.annotations.NullMarked;
