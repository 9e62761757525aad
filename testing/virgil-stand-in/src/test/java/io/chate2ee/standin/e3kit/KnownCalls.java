package io.chate2ee.standin.e3kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The calls E3Kit is known to make in each step of each scene, in the order of the steps. */
final class KnownCalls {

    private static final String SEARCH = "card.search 200";
    private static final String PUBLISH = "card.publish 201";
    private static final String REVOKE = "card.revoke 200";
    private static final String KEYS = "keyknox.v2.keys 200";
    private static final String PULL = "keyknox.v2.pull 200";
    private static final String PUSH = "keyknox.v2.push 200";
    private static final String PUSH_REFUSED = "keyknox.v2.push 400";
    private static final String RESET = "keyknox.v2.reset 200";
    private static final String BRAINKEY = "brainkey.v1 200";
    private static final String BACKUP_PULL = "keyknox.v1.pull 200";
    private static final String BACKUP_PUSH = "keyknox.v1.push 200";

    private final Map<String, List<String>> calls = new LinkedHashMap<>();

    private KnownCalls() {}

    /** By step. */
    private static Map<String, List<String>> byStep() {
        var known = new KnownCalls();
        known.keys();
        known.messages();
        known.groups();
        known.crowds();
        known.leaving();
        return known.calls;
    }

    /** All steps were taken, with these calls and no others; those of one step may come in another order. */
    static void assertMadeIn(Conversation conversation) {
        var outcomes = conversation.outcomes();
        var expected = byStep();
        assertThat(outcomes.keySet()).containsExactlyElementsOf(expected.keySet());
        assertSoftly(softly -> expected.forEach((step, calls) ->
                softly.assertThat(outcomes.get(step)).as(step).containsExactlyInAnyOrderElementsOf(calls)));
    }

    private void keys() {
        step("register", SEARCH, PUBLISH);
        step("register three more", repeated(3, SEARCH, PUBLISH));
        step("refuse to register twice", SEARCH);
        step("back up", BRAINKEY, BACKUP_PULL, BACKUP_PUSH);
        step("refuse to back up twice", BRAINKEY, BACKUP_PULL);
        step("restore on another device", BRAINKEY, BACKUP_PULL);
        step("refuse a wrong password", BRAINKEY, BACKUP_PULL);
        step("change the password", BRAINKEY, BACKUP_PULL, BRAINKEY, BACKUP_PULL, BACKUP_PUSH);
        step("refuse the old password", BRAINKEY, BACKUP_PULL);
        step("restore with the new password", BRAINKEY, BACKUP_PULL);
        step("back up under a name", BRAINKEY, PULL, PUSH);
        step("restore from a name", BRAINKEY, PULL);
        step("change the password of a name", BRAINKEY, BRAINKEY, BRAINKEY, PULL, PUSH);
        step("restore from a name with the new password", BRAINKEY, PULL);
        step("find nothing under another name", BRAINKEY, PULL);
    }

    private void messages() {
        step("find one and several", SEARCH, SEARCH);
        step("miss whoever never registered", SEARCH);
        step("encrypt to one", repeated(3, SEARCH));
        step("encrypt to several", repeated(3, SEARCH));
        step("encrypt with the sender inside", repeated(3, SEARCH));
    }

    private void groups() {
        step("create a group", SEARCH, PUSH);
        step("refuse to create it twice", BRAINKEY, BACKUP_PULL, SEARCH, PUSH_REFUSED);
        step("load the group", SEARCH, KEYS, PULL, SEARCH);
        step("get the group from the own device");
        step("keep others out", SEARCH, KEYS);
        step("let only the owner change it", SEARCH);
        step("add a member", SEARCH, KEYS, PULL, PUSH);
        step("let the new member read old messages", SEARCH, KEYS, PULL, SEARCH);
        step("leave old members their tickets", SEARCH, KEYS, PULL, SEARCH);
        step("let a member write", SEARCH);
        step("remove a member", SEARCH, SEARCH, PUSH, RESET);
        step("keep the removed member out", SEARCH, KEYS);
        step("update to the new epoch", SEARCH, SEARCH, KEYS, PULL, PULL, SEARCH);
        step(
                "add the removed member again, to all epochs",
                SEARCH,
                KEYS,
                PULL,
                PULL,
                PUSH,
                PUSH,
                SEARCH,
                KEYS,
                PULL,
                PULL,
                SEARCH);
        step("remove once more, for a third epoch", SEARCH, SEARCH, PUSH, RESET);
        step("rotate a key", SEARCH, PUBLISH, SEARCH);
        step("add the member again, whose new key opens no old ticket", readdedToThreeEpochs());
        step("delete the group", RESET);
        step("find no group any more", SEARCH, KEYS);
        step("create it again", SEARCH, PUSH, SEARCH, KEYS, PULL, SEARCH);
    }

    private static String[] readdedToThreeEpochs() {
        var load =
                Stream.concat(Stream.of(SEARCH, KEYS), repeat(3, PULL).stream()).toList();
        var share = Stream.concat(Stream.of(SEARCH, KEYS), repeat(3, PULL, RESET, PUSH).stream())
                .toList();
        return Stream.of(load, share, load, List.of(SEARCH))
                .flatMap(List::stream)
                .toArray(String[]::new);
    }

    private void crowds() {
        step("register a crowd", repeated(51, SEARCH, PUBLISH));
        step("find more than fifty", SEARCH, SEARCH);
        step("refuse a group whose first ticket does not fit", SEARCH, SEARCH, PUSH_REFUSED);
        step("let a group grow in portions", SEARCH, PUSH, SEARCH, KEYS, PULL, PUSH, SEARCH, KEYS, PULL, PUSH);
        step("refuse to remove one of more than fifty", SEARCH, "card.search 400");
        step("delete the large group", RESET);
    }

    private void leaving() {
        step("reset the backup", "keyknox.v1.reset 200");
        step("find no backup any more", BRAINKEY, BACKUP_PULL);
        step("reset the backup of a name", RESET);
        step("find no backup of the name any more", BRAINKEY, PULL);
        step("unregister", SEARCH, REVOKE);
        step("find an unregistered user no more", SEARCH);
        step("register again", SEARCH, PUBLISH);
        step("unregister whoever rotated a key", SEARCH, REVOKE);
    }

    private void step(String name, String... expected) {
        calls.put(name, List.of(expected));
    }

    private static String[] repeated(int times, String... calls) {
        return repeat(times, calls).toArray(String[]::new);
    }

    private static List<String> repeat(int times, String... calls) {
        var all = new ArrayList<String>();
        Collections.nCopies(times, List.of(calls)).forEach(all::addAll);
        return all;
    }
}
