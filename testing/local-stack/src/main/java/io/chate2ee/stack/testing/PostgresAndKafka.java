package io.chate2ee.stack.testing;

import io.chate2ee.contract.topic.Topics;
import io.chate2ee.stack.DatabaseRole;
import io.chate2ee.stack.GuardedKafka;
import io.chate2ee.stack.LocalKafka;
import io.chate2ee.stack.LocalPostgres;
import io.chate2ee.stack.process.OrphanWatch;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fresh PostgreSQL with the databases of the suite and a fresh Kafka with its topics, for the tests of one service.
 *
 * <p>Sets {@code postgres.host}, {@code .port}, {@code .user}, {@code .password} and {@code kafka.bootstrap.servers};
 * the database's name is the service's own default. Fills the test's fields of the types {@link LocalPostgres} and {@link
 * LocalKafka}, with which a test can take a server away and bring it back. With the argument {@link #KAFKA_USER} the service comes to Kafka over
 * TLS, and may do what {@code deploy/kubernetes} lets that user do and no more; then there are settings for that as well.
 */
public final class PostgresAndKafka implements QuarkusTestResourceLifecycleManager {
    /** The argument: the name of a {@code KafkaUser}. */
    public static final String KAFKA_USER = "kafka-user";

    private static final List<String> DATABASES = List.of("identity", "group_sync");

    private final DatabaseRole role = new DatabaseRole("chat", UUID.randomUUID().toString());
    private final OrphanWatch watch = OrphanWatch.start();
    private @Nullable LocalPostgres postgres;
    private @Nullable String kafkaUser;
    private @Nullable LocalKafka kafka;
    private @Nullable GuardedKafka guarded;

    @Override
    public void init(Map<String, String> arguments) {
        kafkaUser = arguments.get(KAFKA_USER);
    }

    @Override
    public Map<String, String> start() {
        LocalPostgres startedPostgres = LocalPostgres.start(LocalPostgres.Options.temporary());
        postgres = startedPostgres;
        // A test run that is killed must not leave a server behind.
        startedPostgres.pid().ifPresent(watch::add);
        startedPostgres.createRole(role);
        DATABASES.forEach(database -> startedPostgres.createDatabase(database, role));

        Map<String, String> settings = new HashMap<>(Map.of(
                "postgres.host", startedPostgres.host(),
                "postgres.port", Integer.toString(startedPostgres.port()),
                "postgres.user", role.name(),
                "postgres.password", role.password()));
        settings.putAll(startKafka());
        return settings;
    }

    private Map<String, String> startKafka() {
        if (kafkaUser != null) {
            guarded = GuardedKafka.startFor(kafkaUser);
        }
        LocalKafka started = guarded == null ? LocalKafka.start(LocalKafka.Options.temporary()) : guarded.kafka();
        kafka = started;
        started.createTopics(new Topics("").all());
        return guarded == null ? Map.of("kafka.bootstrap.servers", started.bootstrapServers()) : guarded.settings();
    }

    @Override
    public void inject(TestInjector testInjector) {
        testInjector.injectIntoFields(postgres, new TestInjector.MatchesType(LocalPostgres.class));
        testInjector.injectIntoFields(kafka, new TestInjector.MatchesType(LocalKafka.class));
        testInjector.injectIntoFields(role, new TestInjector.MatchesType(DatabaseRole.class));
    }

    @Override
    public void stop() {
        if (guarded != null) {
            guarded.close();
        } else if (kafka != null) {
            kafka.close();
        }
        if (postgres != null) {
            postgres.pid().ifPresent(watch::remove);
            postgres.close();
        }
        watch.close();
    }
}
