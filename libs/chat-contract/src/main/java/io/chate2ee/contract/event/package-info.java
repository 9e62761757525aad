/** What happened to a chat group, as the chat platform tells it on {@code chat.group-events}. */
@NullMarked
package io.chate2ee.contract.event;

import org.jspecify.annotations.NullMarked;
