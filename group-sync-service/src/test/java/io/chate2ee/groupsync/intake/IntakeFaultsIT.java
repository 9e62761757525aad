package io.chate2ee.groupsync.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.event.GroupEventType;
import io.chate2ee.contract.topic.TopicSpec;
import io.chate2ee.groupsync.ledger.LedgerDatabase;
import io.chate2ee.stack.FreePorts;
import io.chate2ee.stack.LocalKafka;
import io.chate2ee.stack.way.FaultyWay;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What goes wrong on the ways to PostgreSQL and Kafka, and with topics. Whatever it is: nothing is lost, nothing counts twice, and reading
 * goes on by itself. Servers that are away altogether: {@link IntakeOutagesIT}.
 */
class IntakeFaultsIT {
    /** Short, so that no test waits for the times that suit a deployment. */
    private static final Map<String, String> SETTINGS = Map.of("intake.timeout", "2s");

    private static final Map<String, Object> CLIENTS =
            Map.of("request.timeout.ms", 2_000, "default.api.timeout.ms", 4_000, "metadata.max.age.ms", 1_000);

    private static LedgerDatabase database;
    private static FaultyWay toPostgres;
    private static LocalKafka kafka;
    private static FaultyWay toKafka;
    private IntakeHarness harness;
    private Intake intake;
    private int sent;

    @BeforeAll
    static void start() {
        database = new LedgerDatabase();
        toPostgres = FaultyWay.to(database.server().port());
        int port = FreePorts.next();
        toKafka = FaultyWay.to(port);
        kafka = LocalKafka.start(new LocalKafka.Options(null, port, toKafka.port()));
    }

    @AfterAll
    static void stop() {
        toKafka.close();
        kafka.close();
        toPostgres.close();
        database.close();
    }

    @BeforeEach
    void read() {
        harness = new IntakeHarness(kafka, database, wake -> database.ledgerOver(toPostgres, wake), SETTINGS, CLIENTS);
        intake = harness.start();
        sendSome();
        IntakeOnServers.eventually(() -> assertThat(complaints()).isEmpty());
        everythingCountsOnce();
    }

    @AfterEach
    void stopReading() {
        harness.close();
        // The next test's tables are not for what this one was slow to do.
        toPostgres.reset();
        database.closeOverWays();
    }

    @Test
    void aDatabaseThatCanOnlyBeReadIsWaitedFor() throws SQLException {
        administrator("alter system set default_transaction_read_only = on");
        try {
            sendSome();
            waits();
        } finally {
            administrator("alter system reset default_transaction_read_only");
        }

        everythingCountsOnce();
    }

    @Test
    void aDatabaseFiveSecondsAwayIsWaitedFor() {
        toPostgres.delay(Duration.ofSeconds(5));
        try {
            sendSome();
            waits();
        } finally {
            toPostgres.delay(Duration.ZERO);
        }

        everythingCountsOnce();
    }

    @Test
    void aDatabaseWhoseTablesAreLockedUntilEveryConnectionIsBusyIsWaitedFor() throws SQLException {
        try (Connection lock = DriverManager.getConnection(database.server().jdbcUrl("group_sync"), "postgres", "")) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("lock table groups in access exclusive mode");
            sendSome();
            waits();
        }

        everythingCountsOnce();
    }

    @Test
    void aCommitWhoseAnswerIsLostCountsOnce() {
        toPostgres.loseAnswerTo("COMMIT");

        sendSome();

        everythingCountsOnce();
        assertThat(toPostgres.hasLostAnswer()).isTrue();
        assertThat(database.rows("select distinct change_seq from groups")).containsExactly("1");
    }

    @Test
    void connectionsToTheDatabaseThatFallSilentAreReplaced() {
        toPostgres.silence();

        sendSome();

        everythingCountsOnce();
    }

    @Test
    void connectionsToTheBrokerThatFallSilentAreReplaced() {
        toKafka.silence();

        sendSome();

        everythingCountsOnce();
    }

    @Test
    void connectionsToTheBrokerThatAreResetAgainAndAgainLoseNothing() {
        for (int time = 0; time < 5; time++) {
            sendSome();
            toKafka.reset();
        }

        everythingCountsOnce();
    }

    @Test
    void aSlowBrokerIsReadAllTheSame() {
        toKafka.delay(Duration.ofMillis(500));
        try {
            sendSome();
            everythingCountsOnce();
        } finally {
            toKafka.delay(Duration.ZERO);
        }
    }

    @Test
    void aTopicThatIsMadeAnewIsReadFromItsBeginning() {
        String topic = harness.topics().groupEvents();
        TopicSpec spec = harness.specs().stream()
                .filter(each -> each.name().equals(topic))
                .findFirst()
                .orElseThrow();
        harness.deleteTopic(topic);
        kafka.createTopics(List.of(spec));

        sendSome();

        everythingCountsOnce();
    }

    @Test
    void partitionsThatAreAddedAreReadAndKeysThatMoveStayInOrder() {
        harness.addPartitions(harness.topics().groupEvents(), 6);

        for (int group = 0; group < sent; group++) {
            harness.send(
                    harness.topics().groupEvents(),
                    "group-" + group,
                    IntakeOnServers.event(GroupEventType.MEMBER_KICKED, "group-" + group, 2, "bob"));
        }
        sendSome();

        IntakeOnServers.eventually(
                () -> assertThat(database.rows("select count(*) from members where uid = 'bob' and not desired"))
                        .containsExactly("10"));
        everythingCountsOnce();
    }

    /** Ten more groups, each of one event. */
    private void sendSome() {
        for (int to = sent + 10; sent < to; sent++) {
            harness.send(
                    harness.topics().groupEvents(),
                    "group-" + sent,
                    IntakeOnServers.event(GroupEventType.CREATED, "group-" + sent, 0, "alice", "bob"));
        }
    }

    private void waits() {
        IntakeOnServers.eventually(
                () -> assertThat(complaints()).anyMatch(complaint -> complaint.startsWith("cannot go on")));
    }

    private void everythingCountsOnce() {
        IntakeOnServers.eventually(() -> {
            assertThat(database.rows("select count(*) from groups")).containsExactly(String.valueOf(sent));
            assertThat(database.rows("select count(*) from members where uid = 'alice' and desired"))
                    .containsExactly(String.valueOf(sent));
            assertThat(complaints()).isEmpty();
            assertThat(harness.rejected()).isEmpty();
        });
    }

    private List<String> complaints() {
        return IntakeOnServers.complaints(intake);
    }

    private static void administrator(String change) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.server().jdbcUrl("group_sync"), "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute(change);
            statement.execute("select pg_reload_conf()");
        }
    }
}
