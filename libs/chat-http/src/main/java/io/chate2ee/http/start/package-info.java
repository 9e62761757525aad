/** Starting a service: whoever got a setting wrong reads one line that names it, and no stack trace. */
@NullMarked
package io.chate2ee.http.start;

import org.jspecify.annotations.NullMarked;
