/**
 * Where everything is kept: one embedded store, in memory or in one file.
 */
@NullMarked
package io.chate2ee.standin.storage;

import org.jspecify.annotations.NullMarked;
