package io.chate2ee.groupsync.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.contract.group.GroupRecord;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.topic.Topics;
import io.chate2ee.contract.user.IdentitySource;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.groupsync.apply.Replica;
import io.chate2ee.groupsync.cloud.TestCloud;
import io.chate2ee.groupsync.owner.Owner;
import io.chate2ee.groupsync.rebuild.Rebuild.Report;
import io.chate2ee.groupsync.settings.IntakeSettings;
import io.chate2ee.groupsync.settings.TestSettings;
import io.chate2ee.groupsync.testing.ChatGroup;
import io.chate2ee.groupsync.testing.Person;
import io.chate2ee.groupsync.testing.Surroundings;
import io.chate2ee.groupsync.testing.Told;
import io.chate2ee.groupsync.tickets.TestVault;
import io.chate2ee.groupsync.tickets.TicketVault;
import io.chate2ee.groupsync.users.UserTable;
import io.chate2ee.kafka.BackOff;
import io.chate2ee.kafka.KafkaClients;
import io.chate2ee.kafka.Sender;
import io.chate2ee.stack.LocalKafka;
import io.chate2ee.standin.exchange.Operation;
import io.chate2ee.standin.faults.Fault;
import io.chate2ee.standin.faults.FaultRule;
import io.chate2ee.virgil.TransientCloudException;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that is lost, or restored as it was earlier, and what is left: topics, cloud and the owner's key. */
class RebuildIT {
    private static Surroundings surroundings;
    private static LocalKafka kafka;
    private static KafkaClients clients;
    private static TestSettings settings;
    private static TestCloud way;
    private static Owner owner;
    private static Replica replica;

    private final String prefix = "run" + System.nanoTime() + ".";
    private final Topics topics = new Topics(prefix);
    private final List<String> lines = new ArrayList<>();

    @BeforeAll
    static void start() {
        surroundings = new Surroundings();
        kafka = LocalKafka.start(LocalKafka.Options.temporary());
        clients = new KafkaClients(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        settings = surroundings.settings(Map.of("groups.history", "from-join", "sync.card-age", "0s"));
        way = TestCloud.to(settings, surroundings.vertx().getDelegate());
        owner = Replica.owner(surroundings, settings, way);
        replica = Replica.on(settings, way, surroundings.pool(), owner);
    }

    @AfterAll
    static void stop() {
        kafka.close();
        surroundings.close();
    }

    @BeforeEach
    void nothingIsAnnouncedYet() {
        surroundings.clear();
        kafka.createTopics(topics.all());
    }

    @Test
    void groupsKeepTheirIdentitiesAndEpochsAndMembersTheirRights() {
        Person ann = new Person("ann", surroundings).publishesCard();
        Person bob = new Person("bob", surroundings).publishesCard();
        Person cid = new Person("cid", surroundings);
        ChatGroup group = ChatGroup.of(surroundings, ann, cid);
        ChatGroup over = ChatGroup.of(surroundings, ann);
        replica.settle(surroundings);
        group.admit(bob);
        over.delete();
        replica.settle(surroundings);
        String identity = group.identity().value();
        Map<Long, String> read = reads(ann, group);
        announce(group, over);
        for (Person person : List.of(ann, bob, cid)) {
            announce(person);
        }
        surroundings.clear();

        assertThat(rebuild()).isEqualTo(new Report(2, 0, 0, 0));
        assertThat(rebuild()).as("again").isEqualTo(new Report(0, 0, 2, 0));
        replica.settle(surroundings);

        assertThat(lines).isEmpty();
        assertThat(group.identity()).hasToString(identity);
        assertThat(reads(ann, group)).isEqualTo(read).containsOnlyKeys(0L, 1L);
        assertThat(reads(bob, group)).as("from the join on, as before").containsOnlyKeys(1L);
        assertThat(told(group).state().wireName()).isEqualTo("needs-snapshot");
        assertThat(told(group).waiting()).as("who has no card").isEqualTo(1);
        assertThat(over.row().getOffsetDateTime("ended_at"))
                .as("dead as before")
                .isNotNull();
        assertThat(surroundings.standIn().calls().stream()
                        .filter(call -> call.operation() == Operation.KEYKNOX_V2_RESET))
                .as("rights that were taken away")
                .isEmpty();
        assertThat(epochs(group)).isEqualTo(2);
    }

    @Test
    void anEarlierBackupIsBroughtUpToWhatWasAnnouncedSince() {
        Person ann = new Person("ann-2", surroundings).publishesCard();
        Person bob = new Person("bob-2", surroundings).publishesCard();
        Person cid = new Person("cid-2", surroundings).publishesCard();
        Person dan = new Person("dan-2", surroundings).publishesCard();
        List.of(ann, bob, cid, dan).forEach(this::announce);
        ChatGroup group = ChatGroup.of(surroundings, ann, bob, dan);
        ChatGroup same = ChatGroup.of(surroundings, ann, bob);
        ChatGroup again = ChatGroup.of(surroundings, ann, bob);
        replica.settle(surroundings);
        Backup backup = Backup.of(surroundings);
        group.remove(bob, dan);
        again.delete();
        replica.settle(surroundings);
        group.admit(cid, dan);
        again.createAgain().admit(cid);
        ChatGroup fresh = ChatGroup.of(surroundings, bob);
        replica.settle(surroundings);
        List<String> identities = identities(group, same, again, fresh);
        List<Map<Long, String>> read = List.of(reads(ann, group), reads(dan, group), reads(cid, again));
        announce(group, same, again, fresh);

        backup.restore();
        assertThat(rebuild()).isEqualTo(new Report(2, 1, 1, 0));
        assertThat(rebuild()).as("again").isEqualTo(new Report(0, 0, 4, 0));
        surroundings.standIn().forgetCalls();
        replica.settle(surroundings);

        assertThat(identities(group, same, again, fresh)).isEqualTo(identities);
        assertThat(List.of(reads(ann, group), reads(dan, group), reads(cid, again)))
                .isEqualTo(read)
                .as("epochs of who was let in twice")
                .element(1)
                .satisfies(epochs -> assertThat(epochs).containsOnlyKeys(2L));
        assertThat(reads(bob, group)).as("of who was out").isEmpty();
        assertThat(reads(bob, fresh)).containsOnlyKeys(0L);
        assertThat(surroundings.standIn().calls())
                .filteredOn(call -> call.operation() == Operation.KEYKNOX_V2_PUSH)
                .filteredOn(call -> String.valueOf(call.arguments().get("identities"))
                        .contains(bob.identity().value()))
                .as("given to who was out, not for a moment")
                .allMatch(call -> TicketVault.session(fresh.identity())
                        .hex()
                        .equals(call.arguments().get("path")));

        group.remove(cid);
        replica.settle(surroundings);
        assertThat(group.row().getString("state")).as("goes on").isEqualTo("in-sync");
        assertThat(reads(ann, group)).containsOnlyKeys(0L, 1L, 2L, 3L);
    }

    @Test
    void whatIsSaidOfAGroupThatWaitedIsNewerThanWhatWasSaidBefore() {
        Person cid = new Person("cid-5", surroundings);
        ChatGroup group = ChatGroup.of(surroundings, cid);
        replica.settle(surroundings);
        group.admit(new Person("dan-5", surroundings));
        replica.settle(surroundings);
        GroupRecord before = told(group);
        announce(group);
        announce(cid);
        surroundings.clear();

        assertThat(rebuild()).isEqualTo(new Report(1, 0, 0, 0));
        assertThat(rebuild()).as("again").isEqualTo(new Report(0, 0, 1, 0));
        replica.settle(surroundings);

        assertThat(told(group).version()).isGreaterThan(before.version());
        assertThat(told(group).state().wireName()).isEqualTo("needs-snapshot");
        cid.publishesCard();
        surroundings.sql("update cards set looked_up_at = 'epoch'");
        replica.sweep().await().indefinitely();
        replica.settle(surroundings);
        assertThat(reads(cid, group)).containsOnlyKeys(0L);
        assertThat(told(group).groupIdentity()).contains(group.identity());
    }

    @Test
    void aGroupThatTheCloudRefusesIsNamedAndKeepsNothingElseOut() {
        Person ann = new Person("ann-6", surroundings).publishesCard();
        ChatGroup one = ChatGroup.of(surroundings, ann);
        ChatGroup other = ChatGroup.of(surroundings, ann);
        replica.settle(surroundings);
        announce(one, other);
        announce(ann);
        surroundings.clear();
        surroundings
                .standIn()
                .faults()
                .add(FaultRule.next(1, Operation.KEYKNOX_V2_PULL, new Fault.Answer(403, 50007, null)));

        assertThat(rebuild()).isEqualTo(new Report(1, 0, 0, 1));

        assertThat(lines).singleElement().asString().contains("HTTP 403");
        surroundings.standIn().faults().clear();
        assertThat(rebuild()).as("again").isEqualTo(new Report(1, 0, 1, 0));
    }

    @Test
    void aCloudThatDoesNotAnswerIsNotTakenForForeignTickets() {
        Person ann = new Person("ann-3", surroundings).publishesCard();
        ChatGroup group = ChatGroup.of(surroundings, ann);
        replica.settle(surroundings);
        announce(group);
        announce(ann);
        surroundings.clear();
        surroundings
                .standIn()
                .faults()
                .add(FaultRule.next(4, Operation.KEYKNOX_V2_PULL, new Fault.Answer(500, 10000, null)));

        assertThatThrownBy(this::rebuild).isInstanceOf(TransientCloudException.class);
        surroundings.standIn().faults().clear();
        assertThat(rebuild()).as("again").isEqualTo(new Report(1, 0, 0, 0));

        assertThat(lines).isEmpty();
    }

    @Test
    void recordsThatCannotBeReadAreNamedAndKeepNothingElseOut() {
        Person ann = new Person("ann-4", surroundings).publishesCard();
        ChatGroup group = ChatGroup.of(surroundings, ann);
        replica.settle(surroundings);
        send(topics.users(), "bob", "no JSON".getBytes(UTF_8));
        announce(ann);
        send(topics.groups(), "other", "{\"guid\":7}".getBytes(UTF_8));
        announce(group);
        surroundings.clear();

        assertThat(rebuild()).isEqualTo(new Report(1, 0, 0, 2));

        assertThat(lines)
                .hasSize(2)
                .allMatch(line -> line.matches("run.*e2ee.*: offset 0 of partition \\d+ cannot be read: .*"));
    }

    @Test
    void aTopicThatDoesNotExistIsNotAnEmptyOne() {
        var elsewhere = new Announcements(
                clients,
                surroundings.settings(Map.of("chat.topics.prefix", "nowhere.")).chat(),
                intake());

        assertThatThrownBy(() -> elsewhere.groups(told -> {}, lines::add))
                .hasMessage("nowhere.e2ee.groups does not exist");
    }

    private static List<String> identities(ChatGroup... groups) {
        return Stream.of(groups).map(group -> group.identity().value()).toList();
    }

    private Report rebuild() {
        var tickets = new CloudTickets(way.cloud(), TestVault.tickets(TestVault.vault(settings.owner())));
        return new Rebuilding(
                        new Announcements(
                                clients,
                                surroundings
                                        .settings(Map.of("chat.topics.prefix", prefix))
                                        .chat(),
                                intake()),
                        new UserTable(surroundings.pool(), () -> {}),
                        tickets,
                        new RebuiltGroups(surroundings.pool()))
                .run(owner, lines::add);
    }

    private static IntakeSettings intake() {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(IntakeSettings.class)
                .build()
                .getConfigMapping(IntakeSettings.class);
    }

    private void announce(ChatGroup... groups) {
        for (ChatGroup group : groups) {
            Told.about(surroundings, group)
                    .records()
                    .forEach(record -> send(topics.groups(), group.guid().value(), record.toJson()));
        }
    }

    private void announce(Person person) {
        var record = new UserRecord(new Uid(person.uid()), person.identity(), IdentitySource.IMPORTED, 1, false);
        send(topics.users(), person.uid(), record.toJson());
    }

    private static void send(String topic, String key, byte[] value) {
        Sender sender = clients.sender(
                Duration.ofSeconds(30), new BackOff(Duration.ofMillis(100), Duration.ofSeconds(1)), Map.of());
        sender.send(List.of(new ProducerRecord<>(topic, key.getBytes(UTF_8), value)))
                .orThrow();
        sender.close(Duration.ofSeconds(1));
    }

    private static Map<Long, String> reads(Person person, ChatGroup group) {
        return person.reads(group.identity(), owner.identity(), owner.key().publicKey());
    }

    private static GroupRecord told(ChatGroup group) {
        return Told.about(surroundings, group).lastRecord();
    }

    private static int epochs(ChatGroup group) {
        return surroundings
                .pool()
                .preparedQuery("select 1 from epochs where guid = $1")
                .execute(Tuple.of(group.guid().value()))
                .await()
                .indefinitely()
                .size();
    }
}
