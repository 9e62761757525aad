/**
 * The symmetric building blocks of envelopes and group messages, over BouncyCastle's lightweight API; not meant for
 * other use.
 */
@NullMarked
package io.chate2ee.virgil.cipher;

import org.jspecify.annotations.NullMarked;
