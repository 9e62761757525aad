/** Callers who bring a CometChat {@code authToken}: CometChat is asked whose it is, as rarely and as carefully as possible. */
@NullMarked
package io.chate2ee.http.caller.cometchat;

import org.jspecify.annotations.NullMarked;
