/** The clock that everything else is given. */
@NullMarked
package io.chate2ee.http.time;

import org.jspecify.annotations.NullMarked;
