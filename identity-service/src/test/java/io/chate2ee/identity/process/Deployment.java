package io.chate2ee.identity.process;

import io.chate2ee.contract.topic.Topics;
import io.chate2ee.identity.fixture.Asking;
import io.chate2ee.identity.fixture.Tables;
import io.chate2ee.identity.fixture.TestSettings;
import io.chate2ee.identity.fixture.TestTopics;
import io.chate2ee.stack.DatabaseRole;
import io.chate2ee.stack.FreePorts;
import io.chate2ee.stack.LocalKafka;
import io.chate2ee.stack.LocalPostgres;
import io.chate2ee.stack.testing.LoginTokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Servers of its own, a database and topics, and the processes started on them. */
final class Deployment implements AutoCloseable {
    private final DatabaseRole role = new DatabaseRole("chat", UUID.randomUUID().toString());
    private final List<ServiceProcess> processes = new ArrayList<>();
    private final LoginTokens logins = new LoginTokens();
    private final String secret = TestSettings.newSecret();
    private final LocalPostgres postgres = LocalPostgres.start(LocalPostgres.Options.temporary());
    private final LocalKafka kafka;
    private final Topics topics = new Topics("shared.");

    Deployment() {
        this(LocalKafka.Options.temporary());
    }

    /** With such a broker. */
    Deployment(LocalKafka.Options broker) {
        kafka = LocalKafka.start(broker);
        postgres.createRole(role);
        postgres.createDatabase("identities", role);
        kafka.createTopics(topics.all());
    }

    /** A process with settings that differ from the usual ones. */
    ServiceProcess start(Map<String, String> different) {
        ServiceProcess process = ServiceProcess.start(FreePorts.next(), environment(different));
        processes.add(process);
        return process;
    }

    /** A command of the same binary, running. */
    CommandProcess command(Map<String, String> different, String... typed) {
        return CommandProcess.start(environment(different), typed);
    }

    private Map<String, String> environment(Map<String, String> different) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "POSTGRES_HOST", postgres.host(),
                "POSTGRES_PORT", Integer.toString(postgres.port()),
                "POSTGRES_DATABASE", "identities",
                "POSTGRES_USER", role.name(),
                "POSTGRES_PASSWORD", role.password(),
                "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                "CHAT_TOPICS_PREFIX", topics.prefix(),
                "CHAT_CALLERS_JWT_ISSUER", logins.issuer(),
                "CHAT_CALLERS_JWT_KEYS", logins.jwksFile().toString(),
                "IDENTITY_DERIVATION_SECRET", secret));
        // A busy machine is not what these tests are about.
        environment.put("IDENTITY_DATABASE_TIMEOUT", "30s");
        environment.put("IDENTITY_FORGOTTEN_LOOK_EVERY", "1s");
        environment.putAll(different);
        // What is empty is not set: a file may say it.
        environment.values().removeIf(String::isEmpty);
        return environment;
    }

    /** The database is lost, and one of the same name is made. */
    void emptyDatabase() {
        new Tables(postgres, "postgres").change("DROP DATABASE identities WITH (FORCE)");
        postgres.createDatabase("identities", role);
    }

    ServiceProcess startReady() {
        ServiceProcess process = start(Map.of());
        process.awaitReady();
        return process;
    }

    Asking asking(ServiceProcess process) {
        return new Asking(logins, process::request);
    }

    LoginTokens logins() {
        return logins;
    }

    Tables tables() {
        return new Tables(postgres, "identities");
    }

    TestTopics topics() {
        return new TestTopics(kafka, topics);
    }

    /** Before the names of topics, consumer groups and transactions. */
    String prefix() {
        return topics.prefix();
    }

    LocalPostgres postgres() {
        return postgres;
    }

    LocalKafka kafka() {
        return kafka;
    }

    @Override
    public void close() {
        processes.forEach(ServiceProcess::close);
        kafka.close();
        postgres.close();
    }
}
