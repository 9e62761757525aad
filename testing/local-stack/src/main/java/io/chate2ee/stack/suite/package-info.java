/** The whole suite on this machine: databases, broker, stand-in, login service and the three services, started and stopped in order. */
@NullMarked
package io.chate2ee.stack.suite;

import org.jspecify.annotations.NullMarked;
