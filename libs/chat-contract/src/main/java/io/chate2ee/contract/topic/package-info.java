/** The names and settings of the Kafka topics, one writer each. */
@NullMarked
package io.chate2ee.contract.topic;

import org.jspecify.annotations.NullMarked;
