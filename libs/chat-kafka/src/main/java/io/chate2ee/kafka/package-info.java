/**
 * Reads and writes Kafka on threads of its own, through outages of any length: brokers that are away, and names of brokers that do not
 * resolve yet. Handlers are told everything at least once; nothing here depends on a framework.
 */
@NullMarked
package io.chate2ee.kafka;

import org.jspecify.annotations.NullMarked;
