package io.chate2ee.groupsync.testing;

import io.chate2ee.contract.topic.Topics;
import io.chate2ee.stack.LocalKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A broker, and nothing else: no database, no cloud, no key. */
public final class KafkaAlone implements QuarkusTestResourceLifecycleManager {
    private @Nullable LocalKafka kafka;

    @Override
    public Map<String, String> start() {
        LocalKafka started = LocalKafka.start(LocalKafka.Options.temporary());
        started.createTopics(new Topics("").all());
        kafka = started;
        return Map.of("kafka.bootstrap.servers", started.bootstrapServers());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(kafka, new TestInjector.MatchesType(LocalKafka.class));
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.close();
        }
    }
}
