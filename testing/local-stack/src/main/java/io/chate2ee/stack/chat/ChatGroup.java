package io.chate2ee.stack.chat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A group of the chat at one moment.
 *
 * @param guid its name
 * @param createdAt unix seconds
 * @param updatedAt unix seconds; what happens to members does not change it
 * @param owner who may do everything
 * @param members in the order they came
 * @param banned in the order they were banned
 */
public record ChatGroup(
        String guid, long createdAt, long updatedAt, String owner, List<String> members, List<String> banned) {
    /** Copies the lists. */
    public ChatGroup {
        members = List.copyOf(members);
        banned = List.copyOf(banned);
    }

    ChatGroup with(Consumer<Set<String>> change) {
        return new ChatGroup(guid, createdAt, updatedAt, owner, changed(members, change), banned);
    }

    ChatGroup withBanned(Consumer<Set<String>> change) {
        return new ChatGroup(guid, createdAt, updatedAt, owner, members, changed(banned, change));
    }

    ChatGroup ownedBy(String next, long now) {
        return new ChatGroup(guid, createdAt, now, next, members, banned);
    }

    private static List<String> changed(List<String> list, Consumer<Set<String>> change) {
        Set<String> copy = new LinkedHashSet<>(list);
        change.accept(copy);
        return List.copyOf(copy);
    }
}
