/**
 * Envelopes: content encrypted once, its key wrapped for each recipient, signed in one of two places or not at all. What
 * Keyknox keeps and what E3Kit sends from person to person.
 */
@NullMarked
package io.chate2ee.virgil.envelope;

import org.jspecify.annotations.NullMarked;
