/** The way to Kafka, with the settings of the deployment. */
@NullMarked
package io.chate2ee.groupsync.kafka;

import org.jspecify.annotations.NullMarked;
