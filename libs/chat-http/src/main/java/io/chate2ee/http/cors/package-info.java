/** Lets web pages of the configured origins read every answer, errors too, and answers their preflights. */
@NullMarked
package io.chate2ee.http.cors;

import org.jspecify.annotations.NullMarked;
