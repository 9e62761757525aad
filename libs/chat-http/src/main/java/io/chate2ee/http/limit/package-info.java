/** Refuses requests that are larger than anything a client has reason to send. */
@NullMarked
package io.chate2ee.http.limit;

import org.jspecify.annotations.NullMarked;
