/** The bridge from CometChat's webhooks to Kafka. It keeps nothing: what it says is taken, Kafka has. */
@NullMarked
package io.chate2ee.groupsync.webhooks;

import org.jspecify.annotations.NullMarked;
