package io.chate2ee.identity.opening;

import io.chate2ee.contract.user.IdentitySource;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.identity.derivation.IdentityDerivation;
import io.chate2ee.identity.settings.IdentitySettings;
import io.chate2ee.identity.settings.TopicsSettings;
import io.chate2ee.kafka.KafkaClients;
import io.chate2ee.kafka.KafkaClients.BatchSize;
import io.chate2ee.kafka.TopicUntilNow;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Fills a new database from {@code e2ee.users}, which is the truth everywhere: identities that were imported, versions and forgotten
 * users would otherwise be lost with the old one. One transaction, so that it is done or not; replicas that start together wait for
 * each other. Blocks.
 */
@Singleton
class UsersRebuild {
    private static final Logger LOG = Logger.getLogger(UsersRebuild.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String LOCK = "SELECT users_read_at IS NOT NULL FROM registry_state FOR UPDATE";
    private static final String DONE = "UPDATE registry_state SET users_read_at = now()";

    private final DataSource database;
    private final KafkaClients kafka;
    private final IdentityDerivation derivation;
    private final boolean always;
    private final String users;

    UsersRebuild(
            DataSource database,
            KafkaClients kafka,
            IdentityDerivation derivation,
            IdentitySettings settings,
            TopicsSettings topics) {
        this.database = database;
        this.kafka = kafka;
        this.derivation = derivation;
        this.always = settings.rebuild();
        this.users = topics.topics().users();
    }

    /**
     * Reads the topic if the database is new or an operator asks for it.
     *
     * @throws AnotherSecretException if identities on the topic were derived with another secret
     * @throws SQLException if the database goes away
     * @throws org.apache.kafka.common.KafkaException if Kafka cannot be read now
     */
    void ifNeeded() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                if (!isDone(connection) || always) {
                    rebuild(connection);
                }
                connection.commit();
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static boolean isDone(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(LOCK)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private void rebuild(Connection connection) throws SQLException {
        long began = System.nanoTime();
        ToldUsers told = ToldUsers.none(connection);
        try (var topic = new TopicUntilNow(kafka.alone(BatchSize.USUAL).get(), users, PATIENCE)) {
            for (var records = topic.next(); !records.isEmpty(); records = topic.next()) {
                told.take(heard(records));
            }
        }
        ToldUsers.Merged merged = told.merge();
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(DONE);
        }
        LOG.infof(
                "IDS102 %s was read: %d users taken over, %d removed, in %d ms",
                users,
                merged.taken(),
                merged.removed(),
                Duration.ofNanos(System.nanoTime() - began).toMillis());
        if (merged.leftOut() > 0) {
            LOG.errorf("IDS103 %d users of %s were left out: another has their identity", merged.leftOut(), users);
        }
    }

    private List<Told> heard(List<ConsumerRecord<byte[], byte[]>> records) {
        return Told.all(records, this::fits);
    }

    private void fits(UserRecord user) {
        boolean derived = user.source() != IdentitySource.IMPORTED && !user.forgotten();
        if (derived && !user.identity().equals(derivation.of(user.uid()))) {
            throw new AnotherSecretException();
        }
    }
}
