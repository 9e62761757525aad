package io.chate2ee.groupsync.apply;

import io.chate2ee.groupsync.testing.ChatGroup;
import io.chate2ee.groupsync.testing.Person;
import io.chate2ee.groupsync.testing.Surroundings;
import io.chate2ee.groupsync.testing.Told;
import io.chate2ee.standin.exchange.Operation;
import io.chate2ee.standin.record.CallRecord;
import io.chate2ee.virgil.cloud.KeyknoxKey;
import io.chate2ee.virgil.group.GroupSessionId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** One database and one stand-in for a test class, and the words its tests are written in. */
abstract class ApplierFixture {
    static Surroundings surroundings;
    Replica replica;
    Person alice;
    Person bob;
    Person carol;
    Person dave;

    @BeforeAll
    static void startServers() {
        surroundings = new Surroundings();
    }

    @AfterAll
    static void stopServers() {
        surroundings.close();
    }

    @BeforeEach
    void start() {
        surroundings.clear();
        replica = Replica.start(surroundings);
        String run = Long.toString(System.nanoTime());
        alice = new Person("alice-" + run, surroundings).publishesCard();
        bob = new Person("bob-" + run, surroundings).publishesCard();
        carol = new Person("carol-" + run, surroundings).publishesCard();
        dave = new Person("dave-" + run, surroundings);
        surroundings.standIn().forgetCalls();
    }

    ChatGroup group(Person... members) {
        return ChatGroup.of(surroundings, members);
    }

    static void settle(Replica worker) {
        worker.settle(surroundings);
    }

    void settle() {
        settle(replica);
    }

    Map<Long, String> reads(Person person, ChatGroup group) {
        return person.reads(
                group.identity(), replica.owner.identity(), replica.owner.key().publicKey());
    }

    /** Who has copies of which epoch in the cloud, the owner left out; people by the name before the run's number. */
    Map<String, Set<String>> rights(ChatGroup group) {
        Map<String, Set<String>> rights = new TreeMap<>();
        surroundings
                .standIn()
                .keyknox()
                .values(
                        Surroundings.APP,
                        replica.owner.identity().value(),
                        KeyknoxKey.GROUP_SESSIONS,
                        GroupSessionId.of(group.identity().value()).hex())
                .forEach(value -> {
                    Set<String> readers = new TreeSet<>();
                    value.recipients().stream()
                            .filter(identity ->
                                    !identity.equals(replica.owner.identity().value()))
                            .forEach(identity -> readers.add(identity.split("-")[2]));
                    rights.put(value.key(), readers);
                });
        return rights;
    }

    List<String> lines(ChatGroup group) {
        return told(group).lines().stream()
                .map(line -> line.replaceAll("-[0-9]{6,}", ""))
                .toList();
    }

    Told told(ChatGroup group) {
        return Told.about(surroundings, group);
    }

    static List<CallRecord> calls(Operation operation) {
        return surroundings.standIn().calls().stream()
                .filter(call -> call.operation() == operation)
                .toList();
    }

    static int writes() {
        return calls(Operation.KEYKNOX_V2_PUSH).size()
                + calls(Operation.KEYKNOX_V2_RESET).size();
    }
}
