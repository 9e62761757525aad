/** Reading and writing against a real broker, and the rules of each part alone. */
@NullMarked
package io.chate2ee.kafka;

import org.jspecify.annotations.NullMarked;
