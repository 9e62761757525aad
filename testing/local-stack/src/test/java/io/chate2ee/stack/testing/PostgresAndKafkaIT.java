package io.chate2ee.stack.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.topic.TopicSpec;
import io.chate2ee.contract.topic.Topics;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresAndKafkaIT {
    private static final PostgresAndKafka SERVERS = new PostgresAndKafka();
    private static Map<String, String> settings = Map.of();

    @BeforeAll
    static void start() {
        settings = SERVERS.start();
    }

    @AfterAll
    static void stop() {
        SERVERS.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "group_sync"})
    void theServicesDatabasesCanBeUsedWithTheSettings(String database) throws Exception {
        String url = "jdbc:postgresql://" + setting("postgres.host") + ":" + setting("postgres.port") + "/" + database;

        try (Connection connection =
                DriverManager.getConnection(url, setting("postgres.user"), setting("postgres.password"))) {
            assertThat(connection.createStatement().execute("CREATE TABLE own (id INT)"))
                    .isFalse();
        }
    }

    @Test
    void allTopicsOfTheContractExist() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", setting("kafka.bootstrap.servers")))) {
            assertThat(admin.listTopics().names().get())
                    .containsAll(
                            new Topics("").all().stream().map(TopicSpec::name).toList());
        }
    }

    private static String setting(String name) {
        return settings.getOrDefault(name, "missing");
    }
}
