package io.chate2ee.stack;

import java.util.Map;

/**
 * A broker that asks who comes, and lets one user of {@code deploy/kubernetes} do what it may there and no more. Whoever comes without TLS,
 * as tests do, may do everything.
 *
 * @param kafka the broker
 * @param settings of a service that comes as that user, {@code kafka.*}
 * @param certificates where the certificates of both ends are
 */
public record GuardedKafka(LocalKafka kafka, Map<String, String> settings, DataDirectory certificates)
        implements AutoCloseable {
    /**
     * Starts one.
     *
     * @param user the name of a {@code KafkaUser}
     */
    public static GuardedKafka startFor(String user) {
        DataDirectory certificates = DataDirectory.of(null, "certificates");
        LocalCertificate broker = LocalCertificate.madeIn(certificates.path(), "localhost");
        LocalCertificate client = LocalCertificate.madeIn(certificates.path(), user);
        LocalKafka kafka = LocalKafka.start(LocalKafka.Options.temporary(new LocalKafka.Tls(broker, client)));
        KafkaRights.of(user).giveTo(user, kafka, "");
        return new GuardedKafka(kafka, settings(kafka, broker, client), certificates);
    }

    /** The same that {@code deploy/kubernetes} sets. */
    private static Map<String, String> settings(LocalKafka kafka, LocalCertificate broker, LocalCertificate client) {
        return Map.of(
                "kafka.bootstrap.servers",
                kafka.tlsBootstrapServers(),
                "kafka.security.protocol",
                "SSL",
                "kafka.ssl.keystore.type",
                "PKCS12",
                "kafka.ssl.keystore.location",
                client.pkcs12().toString(),
                "kafka.ssl.keystore.password",
                LocalCertificate.PASSWORD,
                "kafka.ssl.truststore.type",
                "PEM",
                "kafka.ssl.truststore.location",
                broker.certificate().toString());
    }

    @Override
    public void close() {
        kafka.close();
        certificates.deleteUnlessKept();
    }
}
