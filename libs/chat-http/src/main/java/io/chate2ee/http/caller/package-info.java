/** Who is calling: authenticators say it as values, the filter asks them before any resource method runs. */
@NullMarked
package io.chate2ee.http.caller;

import org.jspecify.annotations.NullMarked;
