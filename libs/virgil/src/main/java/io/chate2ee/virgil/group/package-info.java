/**
 * Group sessions: session ids, the ticket of each epoch, and group messages.
 */
@NullMarked
package io.chate2ee.virgil.group;

import org.jspecify.annotations.NullMarked;
