/** Calls to others' HTTP APIs that are made for operators, who can wait. What is made for a caller has its own, impatient client. */
@NullMarked
package io.chate2ee.http.outbound;

import org.jspecify.annotations.NullMarked;
