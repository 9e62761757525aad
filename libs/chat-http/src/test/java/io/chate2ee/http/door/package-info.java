/** What a client meets that knocks at a running service: written as the specification of the door. */
@NullMarked
package io.chate2ee.http.door;

import org.jspecify.annotations.NullMarked;
