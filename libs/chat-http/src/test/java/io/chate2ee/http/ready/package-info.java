/** What readiness says, against a check that says what it is told to. */
@NullMarked
package io.chate2ee.http.ready;

import org.jspecify.annotations.NullMarked;
