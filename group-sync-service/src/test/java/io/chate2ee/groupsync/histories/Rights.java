package io.chate2ee.groupsync.histories;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.groupsync.plan.History;
import io.chate2ee.groupsync.testing.Person;
import io.chate2ee.groupsync.testing.Surroundings;
import io.chate2ee.standin.exchange.Operation;
import io.chate2ee.standin.keyknox.KeyknoxView;
import io.chate2ee.virgil.cloud.KeyknoxKey;
import io.chate2ee.virgil.envelope.Envelope;
import io.chate2ee.virgil.envelope.EnvelopeOpener;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Who can read which epoch, against who should. */
final class Rights {
    private final Stage stage;
    private final Scene scene;
    private final Stays stays;
    private final String owner;

    Rights(Stage stage, Scene scene, Stays stays) {
        this.stage = stage;
        this.scene = scene;
        this.stays = stays;
        this.owner = stage.owner().identity().value();
    }

    void check(History policy) {
        assertThat(stage.rowsOf("groups where state = 'parked'")).isEmpty();
        scene.groups().forEach(group -> {
            group.endedLives.forEach(identity ->
                    assertThat(values(identity)).as("epochs of an ended life").isEmpty());
            if (!group.ended) {
                check(group, policy);
            }
        });
    }

    private void check(Scene.Group group, History policy) {
        List<KeyknoxView.Seen> epochs = values(group.identity);
        assertThat(epochs.size())
                .as("epochs, of which each but the first is due to a removal or, where that opens one, an admission")
                .isLessThanOrEqualTo(1 + group.removals + (stays.everFromJoin() ? group.admissions : 0));
        Set<String> mayHold = new HashSet<>(Set.of(owner));
        List<String> without = new ArrayList<>();
        for (int person = 0; person < Happenings.PEOPLE; person++) {
            Person who = scene.people().get(person);
            if (scene.isEligible(group, person) && !readsWhatIsDue(group, person, policy, epochs)) {
                without.add(who.identity().value());
            } else if (scene.isDesired(group, person)) {
                mayHold.add(who.identity().value());
            }
        }
        assertThat(epochs)
                .allSatisfy(epoch -> assertThat(mayHold)
                        .as("may have a copy of epoch %s", epoch.key())
                        .containsAll(epoch.recipients()));
        checkPlaces(group, without);
        checkSecrecy(group, epochs);
    }

    /** All epochs of the stay under the newest card and no other one, or none at all. */
    private boolean readsWhatIsDue(Scene.Group group, int person, History policy, List<KeyknoxView.Seen> epochs) {
        Person who = scene.people().get(person);
        String identity = who.identity().value();
        OptionalLong first = epochs.stream()
                .filter(epoch -> epoch.recipients().contains(identity))
                .mapToLong(epoch -> Long.parseLong(epoch.key()))
                .min();
        if (first.isEmpty()) {
            return false;
        }
        assertThat(first.getAsLong())
                .as("first epoch of %s", identity)
                .matches(epoch -> stays.mayBegin(group, person, policy, epoch));
        List<KeyknoxView.Seen> due = epochs.stream()
                .filter(epoch -> Long.parseLong(epoch.key()) >= first.getAsLong())
                .toList();
        due.forEach(epoch -> assertThat(who.opens(copy(group, epoch, identity), ownerKey()))
                .as("epoch %s as %s reads it", epoch.key(), identity)
                .isEqualTo(HexFormat.of()
                        .formatHex(EnvelopeOpener.open(
                                copy(group, epoch, owner), stage.owner().key(), ownerKey()))));
        return true;
    }

    /** Who could be given tickets and has none waits for a place, so there is none. */
    private void checkPlaces(Scene.Group group, List<String> without) {
        int taken = stage.rowsOf("holders where guid = '" + group.chat.guid() + "' and life = " + group.chat.life())
                .size();
        assertThat(taken).as("places taken").isLessThanOrEqualTo(Stage.PLACES);
        if (taken < Stage.PLACES) {
            assertThat(without)
                    .as("without tickets, though there are places, %s", facts(group))
                    .isEmpty();
        }
    }

    /** What the database knows, for whoever has to find out why. */
    private List<String> facts(Scene.Group group) {
        String life = " where guid = '" + group.chat.guid() + "' and life = " + group.chat.life();
        return Stream.of(
                        "groups" + life,
                        "members" + life,
                        "holders" + life,
                        "users where uid in (select uid from members" + life + ")",
                        "cards where identity in (select identity from users where uid in (select uid from members"
                                + life + "))")
                .flatMap(rows -> stage.rowsOf(rows).stream())
                .toList();
    }

    /** Nobody who is out ever had the newest epoch, not even for a moment. */
    private void checkSecrecy(Scene.Group group, List<KeyknoxView.Seen> epochs) {
        if (epochs.isEmpty()) {
            return;
        }
        Set<String> in = new HashSet<>(Set.of(owner));
        IntStream.range(0, Happenings.PEOPLE)
                .filter(person -> scene.isDesired(group, person))
                .forEach(person -> in.add(scene.people().get(person).identity().value()));
        String newest = epochs.get(0).key();
        assertThat(stage.surroundings().standIn().calls())
                .filteredOn(call -> call.operation() == Operation.KEYKNOX_V2_PUSH && call.applied())
                .filteredOn(call -> GrantWatch.session(group.identity)
                                .equals(call.arguments().get("path"))
                        && newest.equals(call.arguments().get("key")))
                .allSatisfy(call -> assertThat((List<?>) call.arguments().get("identities"))
                        .as("ever given the newest epoch, %s", newest)
                        .allSatisfy(identity -> assertThat(in).contains(String.valueOf(identity))));
    }

    private List<KeyknoxView.Seen> values(Identity group) {
        return stage.surroundings()
                .standIn()
                .keyknox()
                .values(Surroundings.APP, owner, KeyknoxKey.GROUP_SESSIONS, GrantWatch.session(group));
    }

    private Envelope copy(Scene.Group group, KeyknoxView.Seen epoch, String reader) {
        KeyknoxView.Copy copy = stage.surroundings()
                .standIn()
                .keyknox()
                .copy(
                        Surroundings.APP,
                        owner,
                        KeyknoxKey.GROUP_SESSIONS,
                        GrantWatch.session(group.identity),
                        epoch.key(),
                        reader)
                .orElseThrow(() -> new AssertionError(reader + " has no copy of epoch " + epoch.key()));
        Base64.Decoder base64 = Base64.getDecoder();
        return new Envelope(base64.decode(copy.meta()), base64.decode(copy.value()));
    }

    private io.chate2ee.virgil.key.PublicKey ownerKey() {
        return stage.owner().key().publicKey();
    }
}
