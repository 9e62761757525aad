/**
 * Virgil Cards version 5: the rules for publishing, chains, search and revocation, with the error codes of the cards service.
 */
@NullMarked
package io.chate2ee.standin.cards;

import org.jspecify.annotations.NullMarked;
