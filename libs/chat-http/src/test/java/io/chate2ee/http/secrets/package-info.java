/** Secrets that are files. */
@NullMarked
package io.chate2ee.http.secrets;

import org.jspecify.annotations.NullMarked;
