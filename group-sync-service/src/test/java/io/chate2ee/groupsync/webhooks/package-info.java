/** The door for webhooks, on a real broker. */
@NullMarked
package io.chate2ee.groupsync.webhooks;

import org.jspecify.annotations.NullMarked;
