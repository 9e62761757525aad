/** The way to Kafka, with the settings of the deployment. */
@NullMarked
package io.chate2ee.identity.kafka;

import org.jspecify.annotations.NullMarked;
