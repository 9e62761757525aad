/** CometChat as far as groups go, written from its documents, and with the defects that were seen in it: its REST API, and its webhooks. */
@NullMarked
package io.chate2ee.stack.chat;

import org.jspecify.annotations.NullMarked;
