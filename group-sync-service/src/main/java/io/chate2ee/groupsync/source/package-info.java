/** The chat's own answer to who is in a group: CometChat's REST API. Blocks; nothing here is on the way of an event. */
@NullMarked
package io.chate2ee.groupsync.source;

import org.jspecify.annotations.NullMarked;
