/** Refuses requests that are larger, or come oftener, than any client has reason to send them. */
@NullMarked
package io.chate2ee.http.limit;

import org.jspecify.annotations.NullMarked;
