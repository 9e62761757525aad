/** Fingerprints that stand for credentials wherever something has to be remembered about them. */
@NullMarked
package io.chate2ee.http.hash;

import org.jspecify.annotations.NullMarked;
