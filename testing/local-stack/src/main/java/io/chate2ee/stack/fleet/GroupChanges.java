package io.chate2ee.stack.fleet;

import io.chate2ee.stack.scene.ChatBackend;
import io.chate2ee.stack.scene.ChatPlatform;
import io.chate2ee.stack.scene.GroupView;
import io.chate2ee.stack.suite.LocalStack;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** A chat in which members are thrown out and let in again, one change after another, and what must come of it. */
public final class GroupChanges implements AutoCloseable {
    private static final int FEWEST = 2;

    private final ChatPlatform platform;
    private final ChatBackend backend;
    private final List<String> uids;
    private final Map<String, Set<String>> members = new LinkedHashMap<>();
    private final Random random;

    /**
     * A chat without groups.
     *
     * @param identities where groups are looked up
     * @param uids who can be in a group
     * @param seed the same seed makes the same changes
     */
    public GroupChanges(LocalStack stack, URI identities, List<String> uids, long seed) {
        this.platform = new ChatPlatform(stack.addresses().kafka(), Clock.systemUTC());
        this.backend = new ChatBackend(stack.addresses().withIdentityService(identities), stack::loginToken);
        this.uids = List.copyOf(uids);
        this.random = new Random(seed);
    }

    /** Makes so many groups of everybody. */
    public void create(int groups) {
        IntStream.range(0, groups).mapToObj(number -> "fleet-" + number).forEach(guid -> {
            members.put(guid, new TreeSet<>(uids));
            platform.created(guid, uids.toArray(String[]::new));
        });
    }

    /** One member of one group is thrown out, or let in; Kafka has it when this returns. */
    public void changeOne() {
        List<String> guids = new ArrayList<>(members.keySet());
        String guid = guids.get(random.nextInt(guids.size()));
        String uid = uids.get(random.nextInt(uids.size()));
        Set<String> now = members.getOrDefault(guid, Set.of());
        if (!now.contains(uid)) {
            platform.memberAdded(guid, uid);
            now.add(uid);
        } else if (now.size() > FEWEST) {
            platform.memberKicked(guid, uid);
            now.remove(uid);
        }
    }

    /** What is not yet as the events want it, for people; empty when every change was made. */
    public List<String> differences() {
        List<String> differences = new ArrayList<>();
        List<String> guids = List.copyOf(members.keySet());
        for (String uid : uids) {
            Map<String, GroupView> seen = backend.groups(guids, uid);
            members.forEach((guid, wanted) -> {
                GroupView view = seen.get(guid);
                if (view == null || !view.inSync() || view.granted() != wanted.contains(uid)) {
                    differences.add(uid + " in " + guid + ": " + view);
                }
            });
        }
        return differences;
    }

    @Override
    public void close() {
        platform.close();
    }
}
