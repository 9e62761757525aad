/**
 * Keyknox: one value per identity (version 1), and values that an owner shares with others (version 2).
 */
@NullMarked
package io.chate2ee.standin.keyknox;

import org.jspecify.annotations.NullMarked;
