/** What is done with every request and answer whatever it is about: an id, protective headers, a line in the log. */
@NullMarked
package io.chate2ee.http.request;

import org.jspecify.annotations.NullMarked;
