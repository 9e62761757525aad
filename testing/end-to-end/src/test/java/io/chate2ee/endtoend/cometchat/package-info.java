/** CometChat's own SDKs, unmodified, against the running suite, with a small double of the API they log in to. */
@NullMarked
package io.chate2ee.endtoend.cometchat;

import org.jspecify.annotations.NullMarked;
