/** Changes of users on their way to the users topic: stored with the change itself, sent after it, sent again after a crash. */
@NullMarked
package io.chate2ee.identity.outbox;

import org.jspecify.annotations.NullMarked;
