/**
 * Brainkey version 3: how a client turns a password into key material with the help of a server that learns neither. Both
 * halves are here, the client's and the server's.
 */
@NullMarked
package io.chate2ee.virgil.brainkey;

import org.jspecify.annotations.NullMarked;
