package io.chate2ee.groupsync.simulation;

import io.chate2ee.groupsync.crashes.Servers;
import io.chate2ee.groupsync.testing.Surroundings;
import io.chate2ee.standin.keyknox.KeyknoxView;
import io.chate2ee.virgil.cloud.KeyknoxKey;
import io.chate2ee.virgil.group.GroupSessionId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who can read each group in the cloud: all epochs of all its lives. */
final class CloudRights {
    private static final String OWNER = "2137f9ef75295ea";

    private final Servers servers;

    CloudRights(Servers servers) {
        this.servers = servers;
    }

    /** Whoever has a copy of any epoch, the owner left out; whoever lacks one of several is marked. */
    Map<String, Set<String>> of(List<String> guids) {
        Map<String, Set<String>> identities = identities();
        Map<String, Set<String>> rights = new TreeMap<>();
        for (String guid : guids) {
            Set<String> readers = new TreeSet<>();
            identities.getOrDefault(guid, Set.of()).forEach(identity -> readers.addAll(readers(identity)));
            rights.put(guid, readers);
        }
        return rights;
    }

    private Set<String> readers(String identity) {
        List<KeyknoxView.Seen> epochs = servers.surroundings()
                .standIn()
                .keyknox()
                .values(
                        Surroundings.APP,
                        OWNER,
                        KeyknoxKey.GROUP_SESSIONS,
                        GroupSessionId.of(identity).hex());
        Set<String> any = new TreeSet<>();
        epochs.forEach(epoch -> any.addAll(epoch.recipients()));
        any.remove(OWNER);
        Set<String> marked = new TreeSet<>();
        for (String reader : any) {
            boolean all = epochs.stream().allMatch(epoch -> epoch.recipients().contains(reader));
            marked.add(all ? reader : reader + " (not all epochs)");
        }
        return marked;
    }

    private Map<String, Set<String>> identities() {
        Map<String, Set<String>> identities = new HashMap<>();
        servers.surroundings()
                .pool()
                .preparedQuery("select guid, identity from groups where identity is not null")
                .execute()
                .await()
                .indefinitely()
                .forEach(row -> identities
                        .computeIfAbsent(row.getString("guid"), any -> new TreeSet<>())
                        .add(row.getString("identity")));
        return identities;
    }
}
