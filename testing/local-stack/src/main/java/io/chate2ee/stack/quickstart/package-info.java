/** The quickstart: starts the suite, plays the scene for a person to read, and leaves everything running. */
@NullMarked
package io.chate2ee.stack.quickstart;

import org.jspecify.annotations.NullMarked;
