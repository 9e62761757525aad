/** A chat that loses webhooks, and the service beside it: in the end the rights in the cloud are the chat's. */
@NullMarked
package io.chate2ee.groupsync.simulation;

import org.jspecify.annotations.NullMarked;
