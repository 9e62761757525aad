/** What the tests of the Quarkus services use: real servers and login tokens as Quarkus test resources. */
@NullMarked
package io.chate2ee.stack.testing;

import org.jspecify.annotations.NullMarked;
