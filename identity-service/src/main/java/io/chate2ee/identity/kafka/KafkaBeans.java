package io.chate2ee.identity.kafka;

import io.chate2ee.kafka.KafkaClients;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;

/** Passes the deployment's {@code kafka.*} settings on to every client. */
@Dependent
class KafkaBeans {
    @Produces
    @Singleton
    KafkaClients clients(@Identifier("default-kafka-broker") Map<String, Object> deployment) {
        return new KafkaClients(deployment);
    }
}
