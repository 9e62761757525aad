package io.chate2ee.stack;

import io.chate2ee.contract.topic.TopicSpec;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka broker of one node inside this JVM, on 127.0.0.1. It can be stopped and started again on the same port and
 * data, which is how tests take Kafka away.
 */
public final class LocalKafka implements AutoCloseable {
    private final DataDirectory directory;
    private final BrokerSettings settings;
    private @Nullable KafkaRaftServer server;

    private LocalKafka(DataDirectory directory, BrokerSettings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    /**
     * Where to run.
     *
     * @param directory the data, kept after {@link #close}; null for a new directory that is deleted on close
     * @param port the broker's port; 0 for a free one
     * @param advertisedPort the port that clients are told to use, where a way to the broker begins; 0 for its own
     * @param tls certificates for a second way to the broker; null for none
     */
    public record Options(
            @Nullable Path directory,
            int port,
            int advertisedPort,
            @Nullable Tls tls) {
        /** A broker that is reached at its own port. */
        public Options(@Nullable Path directory, int port) {
            this(directory, port, 0);
        }

        /** A broker without TLS. */
        public Options(@Nullable Path directory, int port, int advertisedPort) {
            this(directory, port, advertisedPort, null);
        }

        /** A free port and data that does not outlive the broker. */
        public static Options temporary() {
            return new Options(null, 0);
        }

        /** The same, with a second way to it, on which both ends show certificates. */
        public static Options temporary(Tls tls) {
            return new Options(null, 0, 0, tls);
        }
    }

    /**
     * Who meets whom over TLS.
     *
     * @param broker what the broker shows; it has to be for {@code localhost}
     * @param client what every client has to show; it may do nothing but what {@link #allow} lets it
     */
    public record Tls(LocalCertificate broker, LocalCertificate client) {}

    /**
     * Starts a broker and returns once it answers.
     *
     * @throws IllegalStateException if it cannot start, with the cause
     */
    public static LocalKafka start(Options options) {
        QuietLogs.on();
        DataDirectory directory = DataDirectory.of(options.directory(), "kafka");
        BrokerSettings settings = BrokerSettings.in(directory.path(), options);
        LocalKafka kafka = new LocalKafka(directory, settings);
        settings.formatUnlessDone();
        kafka.start();
        return kafka;
    }

    /** Starts the broker again after {@link #stop} on the same port and data. */
    public void start() {
        if (server != null) {
            throw new IllegalStateException("Kafka is already running");
        }
        KafkaRaftServer starting = new KafkaRaftServer(new KafkaConfig(settings.asMap(), false), Time.SYSTEM);
        starting.startup();
        server = starting;
    }

    /** Stops the broker in good order; the data stays. Nothing happens if it is stopped already. */
    public void stop() {
        Optional.ofNullable(server).ifPresent(running -> {
            running.shutdown();
            running.awaitShutdown();
        });
        server = null;
    }

    /** {@code host:port} for clients. */
    public String bootstrapServers() {
        return "127.0.0.1:" + settings.advertisedPort();
    }

    /**
     * {@code host:port} for clients that come over TLS.
     *
     * @throws IllegalStateException if the broker was started without
     */
    public String tlsBootstrapServers() {
        return "localhost:" + settings.tlsPort();
    }

    /**
     * Lets a client that comes over TLS do something.
     *
     * @param name whom its certificate is for
     */
    public void allow(String name, ResourceType type, String resource, Collection<AclOperation> operations) {
        ResourcePattern pattern = new ResourcePattern(type, resource, PatternType.LITERAL);
        List<AclBinding> rights = operations.stream()
                .map(operation -> new AclBinding(
                        pattern, new AccessControlEntry("User:CN=" + name, "*", operation, AclPermissionType.ALLOW)))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            admin.createAcls(rights).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka takes no rights", e);
        }
    }

    /** Creates those of the topics that do not exist yet and returns when all of them can be written and read. */
    public void createTopics(Collection<TopicSpec> topics) {
        TopicCreation.createMissing(bootstrapServers(), topics);
    }

    /** Stops the broker and deletes its data unless a directory was given. */
    @Override
    public void close() {
        stop();
        directory.deleteUnlessKept();
    }
}
