/**
 * Virgil Cards v5: exact snapshot bytes, signatures, policies that say which signatures are demanded, and chains.
 */
@NullMarked
package io.chate2ee.virgil.card;

import org.jspecify.annotations.NullMarked;
