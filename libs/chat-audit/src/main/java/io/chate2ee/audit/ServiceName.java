package io.chate2ee.audit;

/** The name under which the service runs. */
@FunctionalInterface
interface ServiceName {
    String value();
}
