package io.chate2ee.groupsync.crashes;

import static io.chate2ee.contract.event.GroupEventType.CREATED;
import static io.chate2ee.contract.event.GroupEventType.DELETED;
import static io.chate2ee.contract.event.GroupEventType.MEMBER_ADDED;
import static io.chate2ee.contract.event.GroupEventType.MEMBER_BANNED;
import static io.chate2ee.contract.event.GroupEventType.MEMBER_JOINED;
import static io.chate2ee.contract.event.GroupEventType.MEMBER_KICKED;
import static io.chate2ee.contract.event.GroupEventType.OWNER_TRANSFERRED;

import io.chate2ee.contract.event.GroupEventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What happens in the chat while the service dies: the group before it, the event, and who is in afterwards. */
enum Change {
    CREATE(List.of(), new Told(CREATED, 0, 5), 1, 0),
    ADD_1(List.of(new Told(CREATED, 0, 3), new Told(MEMBER_KICKED, 2, 3)), new Told(MEMBER_ADDED, 3, 4), 2, 0),
    ADD_50(List.of(new Told(CREATED, 0, 2), new Told(MEMBER_KICKED, 1, 2)), new Told(MEMBER_ADDED, 2, 52), 2, 0),
    KICK_1(List.of(new Told(CREATED, 0, 5)), new Told(MEMBER_KICKED, 4, 5), 2, 1),
    KICK_10(List.of(new Told(CREATED, 0, 20)), new Told(MEMBER_KICKED, 10, 20), 2, 10),
    BAN(List.of(new Told(CREATED, 0, 5)), new Told(MEMBER_BANNED, 4, 5), 2, 1),
    OWNER_CHANGE(List.of(new Told(CREATED, 0, 3)), new Told(OWNER_TRANSFERRED, 1, 2), 1, 0),
    JOIN(List.of(new Told(CREATED, 0, 3), new Told(MEMBER_KICKED, 2, 3)), new Told(MEMBER_JOINED, 3, 4), 2, 0),
    ADD_AGAIN(List.of(new Told(CREATED, 0, 2), new Told(MEMBER_KICKED, 1, 2)), new Told(MEMBER_ADDED, 1, 2), 2, 0),
    DELETE(List.of(new Told(CREATED, 0, 2)), new Told(DELETED, 0, 0), 0, 1),
    CREATE_AGAIN(List.of(new Told(CREATED, 0, 2), new Told(DELETED, 0, 0)), new Told(CREATED, 2, 4), 1, 0);

    final List<Told> before;
    final Told event;
    /** How many epochs there are in the end. */
    final int epochs;
    /** How many resets it takes. */
    final int resets;

    Change(List<Told> before, Told event, int epochs, int resets) {
        this.before = before;
        this.event = event;
        this.epochs = epochs;
        this.resets = resets;
    }

    /** An event about the people with these numbers, the last left out. */
    record Told(GroupEventType type, int from, int to) {
        List<Integer> people() {
            return IntStream.range(from, to).boxed().toList();
        }
    }

    /** Whether anything changes in the cloud. */
    boolean isForTheCloud() {
        return event.type() != OWNER_TRANSFERRED;
    }

    boolean addsSomebody() {
        return event.type() == CREATED || event.type() == MEMBER_ADDED || event.type() == MEMBER_JOINED;
    }

    /** Who is in after so many of the events before. */
    Set<Integer> membersAfter(int events) {
        return membersAfter(first(events));
    }

    /** How many epochs there are then. */
    int epochsAfter(int events) {
        List<Told> told = first(events);
        return told.isEmpty() || told.get(told.size() - 1).type() == DELETED ? 0 : told.size();
    }

    private List<Told> first(int events) {
        return before.subList(0, Math.min(events, before.size()));
    }

    /** Who is in after it. */
    Set<Integer> members() {
        List<Told> all = new ArrayList<>(before);
        all.add(event);
        return membersAfter(all);
    }

    private static Set<Integer> membersAfter(List<Told> events) {
        Set<Integer> members = new TreeSet<>();
        for (Told told : events) {
            switch (told.type()) {
                case CREATED, MEMBER_ADDED, MEMBER_JOINED -> members.addAll(told.people());
                case DELETED -> members.clear();
                case OWNER_TRANSFERRED -> {
                    // Says who may change the group in the chat, and lets nobody in or out.
                }
                default -> told.people().forEach(members::remove);
            }
        }
        return members;
    }
}
