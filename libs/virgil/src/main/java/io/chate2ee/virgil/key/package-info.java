/**
 * Public and private keys: strict import, byte-exact export, key identifiers.
 */
@NullMarked
package io.chate2ee.virgil.key;

import org.jspecify.annotations.NullMarked;
