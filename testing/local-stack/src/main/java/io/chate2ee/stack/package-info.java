/** The real servers that the suite stands on, run on this machine without containers: PostgreSQL and Kafka. */
@NullMarked
package io.chate2ee.stack;

import org.jspecify.annotations.NullMarked;
