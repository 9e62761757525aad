package io.chate2ee.stack;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/** The settings of a broker that is its own controller and small enough to run beside everything else. */
record BrokerSettings(
        Path directory,
        int port,
        int advertisedPort,
        int controllerPort,
        @Nullable TlsWay tls) {
    private static final int NODE = 1;
    /** Always the same, because a directory is only accepted by the cluster that it was formatted for. */
    private static final Uuid CLUSTER = new Uuid(0x6368_6174_2d65_3265L, 0x652d_6c6f_6361_6c21L);

    private static final String CONTROLLER = "CONTROLLER";

    static BrokerSettings in(Path directory, LocalKafka.Options options) {
        int port = options.port() == 0 ? FreePorts.next() : options.port();
        int advertised = options.advertisedPort() == 0 ? port : options.advertisedPort();
        TlsWay tls = options.tls() == null ? null : new TlsWay(FreePorts.next(), options.tls());
        return new BrokerSettings(directory, port, advertised, FreePorts.next(), tls);
    }

    /** The second way in, if there is one. */
    record TlsWay(int port, LocalKafka.Tls certificates) {
        private void addTo(Map<String, String> map) {
            map.merge("listeners", "TLS://127.0.0.1:" + port, BrokerSettings::also);
            map.merge("advertised.listeners", "TLS://localhost:" + port, BrokerSettings::also);
            map.merge("listener.security.protocol.map", "TLS:SSL", BrokerSettings::also);
            map.put("listener.name.tls.ssl.client.auth", "required");
            // Who comes by the other way, as tests do, has no name and may do everything.
            map.put("authorizer.class.name", StandardAuthorizer.class.getName());
            map.put("super.users", "User:ANONYMOUS");
            map.put("listener.name.tls.ssl.keystore.type", "PKCS12");
            map.put(
                    "listener.name.tls.ssl.keystore.location",
                    certificates.broker().pkcs12().toString());
            map.put("listener.name.tls.ssl.keystore.password", LocalCertificate.PASSWORD);
            map.put("listener.name.tls.ssl.truststore.type", "PEM");
            map.put(
                    "listener.name.tls.ssl.truststore.location",
                    certificates.client().certificate().toString());
        }
    }

    int tlsPort() {
        if (tls == null) {
            throw new IllegalStateException("this broker knows no TLS");
        }
        return tls.port();
    }

    private static String also(String first, String second) {
        return first + "," + second;
    }

    /** Writes the identity of a new cluster into the directory; one that is there already stays. */
    void formatUnlessDone() {
        Formatter formatter = new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(NODE)
                .setClusterId(CLUSTER.toString())
                .setDirectories(List.of(directory.toString()))
                .setMetadataLogDirectory(Optional.of(directory.toString()))
                .setControllerListenerName(CONTROLLER)
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setIgnoreFormatted(true);
        try {
            formatter.run();
        } catch (Exception e) {
            // The formatter declares nothing narrower.
            throw new IllegalStateException("Kafka cannot use " + directory + ": " + e.getMessage(), e);
        }
    }

    Map<String, String> asMap() {
        Map<String, String> map = new HashMap<>();
        map.put("process.roles", "broker,controller");
        map.put("node.id", Integer.toString(NODE));
        map.put("log.dirs", directory.toString());
        map.put("listeners", "PLAINTEXT://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
        map.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + advertisedPort);
        map.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        map.put("controller.listener.names", CONTROLLER);
        map.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        map.put("auto.create.topics.enable", "false");
        if (tls != null) {
            tls.addTo(map);
        }
        onlyOneCopyOfEverything(map);
        smallAndFast(map);
        return map;
    }

    private static void onlyOneCopyOfEverything(Map<String, String> map) {
        map.put("offsets.topic.replication.factor", "1");
        map.put("transaction.state.log.replication.factor", "1");
        map.put("transaction.state.log.min.isr", "1");
        map.put("share.coordinator.state.topic.replication.factor", "1");
        map.put("share.coordinator.state.topic.min.isr", "1");
    }

    private static void smallAndFast(Map<String, String> map) {
        map.put("offsets.topic.num.partitions", "1");
        map.put("transaction.state.log.num.partitions", "1");
        map.put("share.coordinator.state.topic.num.partitions", "1");
        map.put("group.initial.rebalance.delay.ms", "0");
        map.put("log.cleaner.dedupe.buffer.size", "2097152");
        map.put("num.network.threads", "2");
        map.put("num.io.threads", "2");
        map.put("background.threads", "2");
    }
}
