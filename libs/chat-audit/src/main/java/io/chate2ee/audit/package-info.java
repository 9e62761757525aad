/**
 * Writes what a service has to account for to {@code e2ee.audit.<service>}, without ever delaying or failing what it accounts for.
 *
 * <p>A service that has this jar on its class path, and brings a {@link io.chate2ee.kafka.KafkaClients}, a {@link java.time.Clock} and a
 * meter registry as beans, tells {@link io.chate2ee.audit.AuditTrail#add}, or fires an {@link io.chate2ee.contract.audit.AuditEntry} as
 * a CDI event.
 */
@NullMarked
package io.chate2ee.audit;

import org.jspecify.annotations.NullMarked;
