package io.chate2ee.stack.chat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The truth about all groups. Whoever listens is told of every change in its order. Any thread. */
public final class ChatGroups {
    /** Owner of groups made on nobody's behalf. */
    private static final String SYSTEM_USER = "app_system";

    private final Map<String, ChatGroup> groups = new LinkedHashMap<>();
    private final ReentrantLock turn = new ReentrantLock();
    private final Consumer<ChatWebhook> listener;
    private final Clock clock;
    private long lastCreated;

    /** No groups. */
    public ChatGroups(Consumer<ChatWebhook> listener, Clock clock) {
        this.listener = listener;
        this.clock = clock;
    }

    /** Makes a group with these members, the first of whom owns it. Its time of creation is no other group's. */
    public void create(String guid, Collection<String> members) {
        locked(() -> {
            lastCreated = Math.max(lastCreated + 1, clock.instant().getEpochSecond());
            List<String> all = List.copyOf(members);
            String owner = all.isEmpty() ? SYSTEM_USER : all.get(0);
            ChatGroup group = new ChatGroup(guid, lastCreated, lastCreated, owner, all, List.of());
            groups.put(guid, group);
            // Whether all of those are named who were in the call that made it is not documented.
            tell("group_created", group, List.of(group.owner()), null);
            return group;
        });
    }

    /** Deletes a group, if it is there. */
    public void delete(String guid) {
        locked(() -> {
            ChatGroup gone = groups.remove(guid);
            if (gone != null) {
                tell("group_deleted", gone, List.of(), null);
            }
            return gone;
        });
    }

    /** Somebody is added by the owner, unless banned. */
    public void add(String guid, String uid) {
        enter(guid, uid, "group_member_added", true);
    }

    /** Somebody joins, unless banned. */
    public void join(String guid, String uid) {
        enter(guid, uid, "group_member_joined", false);
    }

    private void enter(String guid, String uid, String trigger, boolean byOwner) {
        change(guid, group -> {
            if (group.banned().contains(uid) || group.members().contains(uid)) {
                return group;
            }
            ChatGroup now = group.with(members -> members.add(uid));
            tell(trigger, now, List.of(uid), byOwner ? now.owner() : null);
            return now;
        });
    }

    /** Somebody leaves; the owner cannot. */
    public void leave(String guid, String uid) {
        out(guid, uid, "group_member_left", false);
    }

    /** Somebody is kicked by the owner; the owner cannot be. */
    public void kick(String guid, String uid) {
        out(guid, uid, "group_member_kicked", true);
    }

    private void out(String guid, String uid, String trigger, boolean byOwner) {
        change(guid, group -> {
            if (uid.equals(group.owner()) || !group.members().contains(uid)) {
                return group;
            }
            ChatGroup now = group.with(members -> members.remove(uid));
            tell(trigger, now, List.of(uid), byOwner ? now.owner() : null);
            return now;
        });
    }

    /** Somebody is banned by the owner; the owner cannot be. */
    public void ban(String guid, String uid) {
        change(guid, group -> {
            if (uid.equals(group.owner()) || group.banned().contains(uid)) {
                return group;
            }
            ChatGroup now = group.with(members -> members.remove(uid)).withBanned(banned -> banned.add(uid));
            tell("group_member_banned", now, List.of(uid), now.owner());
            return now;
        });
    }

    /** Somebody is no longer banned, and still out. */
    public void unban(String guid, String uid) {
        change(guid, group -> {
            if (!group.banned().contains(uid)) {
                return group;
            }
            ChatGroup now = group.withBanned(banned -> banned.remove(uid));
            tell("group_member_unbanned", now, List.of(uid), now.owner());
            return now;
        });
    }

    /** Somebody is a member no more, as after an account is deleted: the chat says nothing of it. */
    public void remove(String guid, String uid) {
        change(guid, group -> group.with(members -> members.remove(uid)));
    }

    /** The group is renamed, say. This changes the group itself, and so its {@code updatedAt}. */
    public void update(String guid) {
        change(guid, group -> {
            ChatGroup now = group.ownedBy(group.owner(), later(group));
            tell("group_updated", now, List.of(), null);
            return now;
        });
    }

    private long later(ChatGroup group) {
        return Math.max(group.updatedAt() + 1, clock.instant().getEpochSecond());
    }

    /** A member becomes the owner. This changes the group itself, and so its {@code updatedAt}. */
    public void transfer(String guid, String uid) {
        change(guid, group -> {
            if (!group.members().contains(uid)) {
                return group;
            }
            ChatGroup now = group.ownedBy(uid, later(group));
            tell("group_owner_transferred", now, List.of(), null);
            return now;
        });
    }

    /** All groups, the oldest first. */
    public List<ChatGroup> all() {
        return locked(() -> new ArrayList<>(groups.values()));
    }

    /** A group, if it is there. */
    public Optional<ChatGroup> find(String guid) {
        return locked(() -> Optional.ofNullable(groups.get(guid)));
    }

    private void change(String guid, UnaryOperator<ChatGroup> change) {
        locked(() -> groups.computeIfPresent(guid, (key, group) -> change.apply(group)));
    }

    private void tell(String trigger, ChatGroup group, List<String> members, @Nullable String by) {
        listener.accept(new ChatWebhook(trigger, group, members, by));
    }

    private <T> T locked(Supplier<T> work) {
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }
}
