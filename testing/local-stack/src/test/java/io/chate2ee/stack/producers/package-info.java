/** The examples for producers without CometChat, run against a broker. */
@NullMarked
package io.chate2ee.stack.producers;

import org.jspecify.annotations.NullMarked;
