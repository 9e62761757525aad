package io.chate2ee.groupsync.crashes;

import io.chate2ee.contract.group.GroupRecord;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.membership.MembershipChange;
import io.chate2ee.contract.topic.Topics;
import io.chate2ee.groupsync.testing.Surroundings;
import io.chate2ee.standin.keyknox.KeyknoxView;
import io.chate2ee.virgil.cloud.KeyknoxKey;
import io.chate2ee.virgil.group.GroupSessionId;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One group that a change happens to, and what can be seen of it. */
final class Group {
    private static final String OWNER = "2137f9ef75295ea";

    final String guid;
    final Change change;
    private final Servers servers;
    private Instant createdAt = Instant.EPOCH;

    Group(String guid, Change change, Servers servers) {
        this.guid = guid;
        this.change = change;
        this.servers = servers;
    }

    void tell(Change.Told told) throws Exception {
        if (told.type() == io.chate2ee.contract.event.GroupEventType.CREATED) {
            createdAt = servers.chat.next();
        }
        List<String> uids = told.people().stream()
                .map(number -> servers.people.get(number).uid())
                .toList();
        servers.chat.tell(told.type(), guid, createdAt, uids);
    }

    /** What is wrong with the rights in the cloud; empty if nothing is. */
    String wrongRights(Set<Integer> members, int epochs) {
        Set<String> expected = members.stream()
                .map(number -> servers.people.get(number).identity().value())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> wrong = new TreeSet<>();
        List<KeyknoxView.Seen> values = values();
        if (values.size() < epochs) {
            wrong.add("lost");
        }
        if (values.size() > epochs) {
            wrong.add("doubled");
        }
        for (KeyknoxView.Seen value : values) {
            Set<String> there = new TreeSet<>(value.recipients());
            if (!there.remove(OWNER) || !there.containsAll(expected)) {
                wrong.add("partial");
            }
            if (!expected.containsAll(there)) {
                wrong.add("kept");
            }
        }
        return String.join("+", wrong);
    }

    /** What is wrong with the announcements; empty if nothing is. */
    String wrongAnnouncements() {
        Set<String> wrong = new TreeSet<>();
        Map<String, Set<String>> lines = new HashMap<>();
        for (var record : servers.chat.read(new Topics("").membershipLog())) {
            if (guid.equals(record.key())) {
                MembershipChange line = MembershipChange.fromJson(record.value());
                lines.computeIfAbsent(line.kind() + " " + line.member() + " " + line.cause(), any -> new HashSet<>())
                        .add(line.id());
            }
        }
        if (lines.values().stream().anyMatch(ids -> ids.size() > 1)) {
            wrong.add("told-twice");
        }
        Optional<GroupRecord> last = servers.chat.read(new Topics("").groups()).stream()
                .filter(record -> guid.equals(record.key()))
                .map(record -> GroupRecord.fromJson(record.value()))
                .reduce((earlier, later) -> later.version() >= earlier.version() ? later : earlier);
        Set<Identity> granted = last.map(record -> Set.copyOf(record.granted())).orElse(Set.of());
        Set<Identity> expected = change.members().stream()
                .map(number -> servers.people.get(number).identity())
                .collect(Collectors.toSet());
        if (!granted.equals(expected)) {
            wrong.add("not-told");
        }
        return String.join("+", wrong);
    }

    private List<KeyknoxView.Seen> values() {
        List<KeyknoxView.Seen> values = new ArrayList<>();
        identities()
                .forEach(identity -> values.addAll(servers.surroundings
                        .standIn()
                        .keyknox()
                        .values(
                                Surroundings.APP,
                                OWNER,
                                KeyknoxKey.GROUP_SESSIONS,
                                GroupSessionId.of(identity).hex())));
        return values;
    }

    /** Of all lives: an ended one must have left nothing. */
    private Collection<String> identities() {
        List<String> identities = new ArrayList<>();
        servers.surroundings
                .pool()
                .preparedQuery("select identity from groups where guid = $1")
                .executeAndAwait(Tuple.of(guid))
                .forEach(row -> identities.add(row.getString("identity")));
        return identities;
    }

    /** The ledger's count of changes over all lives, and whether one has ended. */
    String ledger() {
        StringBuilder text = new StringBuilder();
        servers.surroundings
                .pool()
                .preparedQuery("select change_seq from groups where guid = $1 order by life")
                .executeAndAwait(Tuple.of(guid))
                .forEach(row -> text.append(row.getLong("change_seq")).append(' '));
        return text.toString();
    }
}
