package io.chate2ee.groupsync.testing;

import io.chate2ee.contract.topic.Topics;
import io.chate2ee.stack.GuardedKafka;
import io.chate2ee.stack.LocalKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A broker, and nothing else: no database, no cloud, no key. The service may do there what {@code deploy/kubernetes} lets the user do that
 * {@link #USER} names, and no more.
 */
public final class KafkaAlone implements QuarkusTestResourceLifecycleManager {
    /** The argument: a {@code KafkaUser}. */
    public static final String USER = "user";

    private String user = "";
    private @Nullable GuardedKafka kafka;

    @Override
    public void init(Map<String, String> arguments) {
        user = Objects.requireNonNull(arguments.get(USER), USER);
    }

    /** After what every test of this module has, whose broker it stands for. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        GuardedKafka started = GuardedKafka.startFor(user);
        kafka = started;
        started.kafka().createTopics(new Topics("").all());
        return started.settings();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(kafka == null ? null : kafka.kafka(), new TestInjector.MatchesType(LocalKafka.class));
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.close();
        }
    }
}
