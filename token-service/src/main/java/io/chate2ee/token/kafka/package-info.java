/** Work with Kafka that goes on in the background for ever, whatever happens to the brokers, on threads of its own. */
@NullMarked
package io.chate2ee.token.kafka;

import org.jspecify.annotations.NullMarked;
