package io.chate2ee.groupsync.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.groupsync.apply.Replica;
import io.chate2ee.groupsync.cloud.TestCloud;
import io.chate2ee.groupsync.owner.Owner;
import io.chate2ee.groupsync.settings.TestSettings;
import io.chate2ee.groupsync.testing.ChatGroup;
import io.chate2ee.groupsync.testing.Person;
import io.chate2ee.groupsync.testing.RealClients;
import io.chate2ee.groupsync.testing.Surroundings;
import io.chate2ee.stack.e3kit.Device;
import io.chate2ee.stack.e3kit.E3KitException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** What clients can read where newcomers are given nothing of what was before. */
@DisabledIfSystemProperty(named = "skipE3kit", matches = "|true")
class FromJoinClientsIT {
    private static Surroundings surroundings;
    private static Replica replica;
    private static Owner owner;
    private static RealClients clients;

    @BeforeAll
    static void start() throws Exception {
        surroundings = new Surroundings();
        TestSettings settings = surroundings.settings(Map.of("groups.history", "from-join", "sync.card-age", "0s"));
        TestCloud way = TestCloud.to(settings, surroundings.vertx().getDelegate());
        owner = Replica.owner(surroundings, settings, way);
        replica = Replica.on(settings, way, surroundings.pool(), owner);
        clients = new RealClients(surroundings);
    }

    @AfterAll
    static void stop() {
        clients.close();
        surroundings.close();
    }

    private record Member(Person person, Device device) {
        static Member named(String uid) {
            Person person = new Person(uid, surroundings);
            return new Member(person, clients.firstDeviceOf(person.identity().value()));
        }

        String says(ChatGroup group, String text) {
            looksAt(group);
            return device.encryptGroup(group.identity().value(), text);
        }

        void looksAt(ChatGroup group) {
            device.loadGroup(group.identity().value(), owner.identity().value());
            device.updateGroup(group.identity().value());
        }

        String reads(ChatGroup group, Member sender, String message) {
            looksAt(group);
            return device.decryptGroup(group.identity().value(), sender.device.identity(), message);
        }
    }

    @Test
    void newcomersReadNothingOfBeforeAndWhoeverComesBackNothingOfBetween() {
        Member ann = Member.named("ann");
        Member bob = Member.named("bob");
        Member cid = Member.named("cid");
        ChatGroup group = ChatGroup.of(surroundings, ann.person(), bob.person());
        replica.settle(surroundings);
        String before = ann.says(group, "before cid came");
        assertThat(bob.reads(group, ann, before)).isEqualTo("before cid came");

        group.admit(cid.person());
        replica.settle(surroundings);
        String welcome = ann.says(group, "welcome");
        assertThat(cid.reads(group, ann, welcome)).isEqualTo("welcome");
        assertThat(bob.reads(group, ann, welcome)).isEqualTo("welcome");
        assertThatThrownBy(() -> cid.reads(group, ann, before)).isInstanceOf(E3KitException.class);

        group.remove(bob.person());
        replica.settle(surroundings);
        String between = ann.says(group, "while bob was out");
        assertThat(cid.reads(group, ann, between)).isEqualTo("while bob was out");
        group.admit(bob.person());
        replica.settle(surroundings);
        String again = ann.says(group, "bob is back");
        assertThat(bob.reads(group, ann, again)).isEqualTo("bob is back");
        assertThat(cid.reads(group, ann, again)).isEqualTo("bob is back");
        assertThatThrownBy(() -> bob.reads(group, ann, between)).isInstanceOf(E3KitException.class);
        assertThat(ann.reads(group, ann, before))
                .as("who was there all the time")
                .isEqualTo("before cid came");
    }
}
