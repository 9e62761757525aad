/** Following the chat, with a double of its API and a real Kafka. */
@NullMarked
package io.chate2ee.groupsync.follow;

import org.jspecify.annotations.NullMarked;
