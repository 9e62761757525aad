/** CloudEvents 1.0 as Kafka records: structured and binary content mode, JSON data. */
@NullMarked
package io.chate2ee.contract.cloudevent;

import org.jspecify.annotations.NullMarked;
