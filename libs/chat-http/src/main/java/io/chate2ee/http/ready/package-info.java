/** What readiness says, where alerts can see it: whoever is not ready is asked for nothing, and would be missed by nobody. */
@NullMarked
package io.chate2ee.http.ready;

import org.jspecify.annotations.NullMarked;
