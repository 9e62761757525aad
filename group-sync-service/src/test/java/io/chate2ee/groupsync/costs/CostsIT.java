package io.chate2ee.groupsync.costs;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.groupsync.apply.Replica;
import io.chate2ee.groupsync.cloud.TestCloud;
import io.chate2ee.groupsync.settings.TestSettings;
import io.chate2ee.groupsync.testing.ChatGroup;
import io.chate2ee.groupsync.testing.Person;
import io.chate2ee.groupsync.testing.RealClients;
import io.chate2ee.groupsync.testing.Surroundings;
import io.chate2ee.stack.e3kit.Device;
import io.chate2ee.stack.e3kit.E3KitException;
import io.chate2ee.standin.exchange.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * Counts the calls to the cloud of each change, and of the same changes made one by one by the real E3Kit on the same stand-in, and
 * prints both as a table. {@code -Dcosts.joins=90 -Dcosts.kicks=30} is the full size; E3Kit then needs minutes.
 */
@DisabledIfSystemProperty(named = "skipE3kit", matches = "|true")
class CostsIT {
    private static final int JOINS = Integer.getInteger("costs.joins", 12);
    private static final int KICKS = Integer.getInteger("costs.kicks", 4);

    private static Surroundings surroundings;
    private static Replica replica;
    private static Replica fromJoin;
    private static Person[] people;
    private static RealClients clients;
    private static Device e3kit;

    private final List<String> table = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        surroundings = new Surroundings();
        replica = replicaUnder("all");
        fromJoin = replicaUnder("from-join");
        people = IntStream.range(0, JOINS + 1)
                .mapToObj(i -> new Person("cost" + i, surroundings).publishesCard())
                .toArray(Person[]::new);
        clients = new RealClients(surroundings);
        e3kit = clients.firstDeviceOf("owner-without-a-server");
    }

    private static Replica replicaUnder(String history) {
        TestSettings settings = surroundings.settings(Map.of("sync.card-age", "0s", "groups.history", history));
        TestCloud way = TestCloud.to(settings, surroundings.vertx().getDelegate());
        return Replica.on(settings, way, surroundings.pool(), Replica.owner(surroundings, settings, way));
    }

    @AfterAll
    static void stop() {
        clients.close();
        surroundings.close();
    }

    @Test
    void aBurstOfChangesCostsWhatTheBudgetAllows() {
        Person[] first = {people[0]};
        Person[] joiners = Arrays.copyOfRange(people, 1, people.length);
        Person[] kicked = Arrays.copyOfRange(people, people.length - KICKS, people.length);
        int pushes = (JOINS + 23) / 24;
        int searches = (JOINS + 49) / 50;

        ChatGroup ours = ChatGroup.of(surroundings, first);
        row(
                "a group of 1 created",
                count(CostsIT::settle),
                count(() -> e3kit.createGroup("group-of-e3kit", names(first))));

        ours.admit(joiners);
        long joined = count(CostsIT::settle);
        row(JOINS + " joins, 1 epoch", joined, count(() -> oneByOne(joiners, e3kit::addToGroup)));
        assertThat(joined)
                .as("pushes and searches")
                .isEqualTo(pushes + searches)
                .isLessThanOrEqualTo(8);

        ours.remove(kicked);
        long kicks = count(CostsIT::settle);
        row(KICKS + " kicks", kicks, count(() -> oneByOne(kicked, e3kit::removeFromGroup)));
        assertThat(kicks).as("pushes of one epoch, resets").isEqualTo((JOINS + 1 - KICKS + 23) / 24 + KICKS);
        assertThat(epochs()).as("new epochs").isEqualTo(2);

        ours.admit(kicked);
        long back = count(CostsIT::settle);
        row("the same " + KICKS + " joining again", back, count(() -> oneByOne(kicked, e3kit::addToGroup)));
        assertThat(back).isLessThanOrEqualTo(epochs() * 4L + 4);

        ours.touch();
        long replayed = count(CostsIT::settle);
        row("all of it read again", replayed, -1);
        assertThat(replayed).isZero();

        ours.delete();
        row("the group deleted", count(CostsIT::settle), count(() -> e3kit.deleteGroup("group-of-e3kit")));
        underFromJoin(first, joiners, kicked);
        System.out.println(String.join("\n", table));
    }

    /** Each round with newcomers opens an epoch, which everybody is given: once for the old and the new members together. E3Kit has no such rule. */
    private void underFromJoin(Person[] first, Person[] joiners, Person[] kicked) {
        ChatGroup strict = ChatGroup.of(surroundings, first);
        count(CostsIT::settleFromJoin);
        int pushes = (JOINS + 24) / 24;
        int searches = (JOINS + 49) / 50;

        strict.admit(joiners);
        long joined = count(CostsIT::settleFromJoin);
        row("from-join: " + JOINS + " joins", joined, -1);
        assertThat(joined).as("pushes of one new epoch, and searches").isEqualTo(pushes + searches);

        strict.remove(kicked);
        row("from-join: " + KICKS + " kicks", count(CostsIT::settleFromJoin), -1);

        strict.admit(kicked);
        long back = count(CostsIT::settleFromJoin);
        row("from-join: " + KICKS + " join again", back, -1);
        assertThat(back)
                .as("pushes of one new epoch and none of the earlier, and a search")
                .isEqualTo(pushes + (KICKS + 49) / 50);

        strict.remove(kicked).admit(kicked);
        long both = count(CostsIT::settleFromJoin);
        row("from-join: out and back", both, -1);
        assertThat(both).as("one epoch for who stays and who comes, resets").isLessThanOrEqualTo(pushes + 1 + KICKS);
    }

    private interface Change {
        void make(String group, List<String> members);
    }

    /** As an app does that hears of one change after the other. */
    private static void oneByOne(Person[] members, Change change) {
        for (Person member : members) {
            change.make("group-of-e3kit", names(member));
        }
    }

    private static List<String> names(Person... members) {
        return Arrays.stream(members).map(member -> member.identity().value()).toList();
    }

    private static long epochs() {
        return surroundings
                .pool()
                .query("select 1 from epochs")
                .executeAndAwait()
                .size();
    }

    /** Calls to the cloud; a change that cannot be made counts as none that can be told. */
    private static long count(Runnable change) {
        surroundings.standIn().forgetCalls();
        try {
            change.run();
        } catch (E3KitException refused) {
            return -1;
        }
        return surroundings.standIn().calls().stream()
                .filter(call -> call.operation() != Operation.CARD_PUBLISH)
                .count();
    }

    private void row(String what, long ours, long e3kit) {
        if (table.isEmpty()) {
            table.add(String.format("%-24s%8s%8s", "calls to the cloud", "ours", "E3Kit"));
        }
        table.add(String.format("%-24s%8d%8s", what, ours, e3kit < 0 ? "-" : String.valueOf(e3kit)));
    }

    private static void settle() {
        replica.settle(surroundings);
    }

    private static void settleFromJoin() {
        fromJoin.settle(surroundings);
    }
}
