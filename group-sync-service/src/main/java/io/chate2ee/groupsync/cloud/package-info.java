/** The way to the Virgil cloud: transport with time-outs and size caps, the owner's tokens, and the gate that closes when the app is refused. */
@NullMarked
package io.chate2ee.groupsync.cloud;

import org.jspecify.annotations.NullMarked;
