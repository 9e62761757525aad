/** Operators, however they ask for something: who they are, who is let in over HTTP, and the record of what they did. */
@NullMarked
package io.chate2ee.http.operator;

import org.jspecify.annotations.NullMarked;
