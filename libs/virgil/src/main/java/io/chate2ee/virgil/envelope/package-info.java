/**
 * The signed envelope kept in Keyknox: data signed, encrypted once, and its key wrapped for each recipient.
 */
@NullMarked
package io.chate2ee.virgil.envelope;

import org.jspecify.annotations.NullMarked;
