package io.chate2ee.contract.event;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Uid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happened to a chat group. Each kind has one rule in the ledger of group-sync. */
public sealed interface GroupEvent {
    /** Id and times. */
    EventHead head();

    /** The group it happened to. */
    Guid guid();

    /** Every user on whose standing it bears; none where the whole group is meant. */
    List<Uid> named();

    /** Something that is told of users who must be members already, and that lets nobody in. */
    sealed interface Mention extends GroupEvent {}

    /**
     * A group was made: {@code chat.group.created}. The creator is among the members.
     *
     * @param complete whether all first members are listed; a webhook may name the creator only
     */
    record Created(EventHead head, Guid guid, List<Uid> named, boolean complete) implements GroupEvent {
        /** Copies the members. */
        public Created {
            named = List.copyOf(named);
        }

        /** A group whose first members are all listed. */
        public Created(EventHead head, Guid guid, List<Uid> members) {
            this(head, guid, members, true);
        }
    }

    /**
     * Name, type or other properties changed: {@code chat.group.updated}.
     *
     * @param named the owner, if it is told, and other members that are named
     */
    record Updated(EventHead head, Guid guid, List<Uid> named) implements Mention {
        /** Copies the members. */
        public Updated {
            named = List.copyOf(named);
        }
    }

    /** Members have another role: {@code chat.group.member-scope-changed}. */
    record ScopeChanged(EventHead head, Guid guid, List<Uid> named) implements Mention {
        /** Copies the members. */
        public ScopeChanged {
            named = List.copyOf(named);
        }
    }

    /** The group has another owner: {@code chat.group.owner-transferred}. */
    record OwnerTransferred(EventHead head, Guid guid, Uid owner) implements Mention {
        @Override
        public List<Uid> named() {
            return List.of(owner);
        }
    }

    /** A group was deleted for good: {@code chat.group.deleted}. */
    record Deleted(EventHead head, Guid guid) implements GroupEvent {
        @Override
        public List<Uid> named() {
            return List.of();
        }
    }

    /** Members came in: {@code chat.group.member-added}, {@code chat.group.member-joined}. */
    record MembersIn(EventHead head, Guid guid, List<Uid> named) implements GroupEvent {
        /** Copies the members. */
        public MembersIn {
            named = List.copyOf(named);
        }
    }

    /** Members went out: {@code chat.group.member-left}, {@code chat.group.member-kicked}. */
    record MembersOut(EventHead head, Guid guid, List<Uid> named) implements GroupEvent {
        /** Copies the members. */
        public MembersOut {
            named = List.copyOf(named);
        }
    }

    /**
     * Members went out and are barred: {@code chat.group.member-banned}.
     *
     * @param by who did it, if told
     */
    record Banned(
            EventHead head,
            Guid guid,
            List<Uid> named,
            @Nullable Uid by) implements GroupEvent {
        /** Copies the members. */
        public Banned {
            named = List.copyOf(named);
        }
    }

    /**
     * Users are no longer barred: {@code chat.group.member-unbanned}. They are still out.
     *
     * @param by who did it, if told
     */
    record Unbanned(
            EventHead head,
            Guid guid,
            List<Uid> named,
            @Nullable Uid by) implements GroupEvent {
        /** Copies the members. */
        public Unbanned {
            named = List.copyOf(named);
        }
    }

    /**
     * A part of a list of all members and all bans: {@code chat.group.snapshot}. It counts once every part is there.
     *
     * @param snapshot the same in all parts of one snapshot
     * @param beganAt when reading the list began: later events know better
     * @param part from 1
     * @param parts of how many, at most {@link GroupEvents#MAX_PARTS}
     * @param members of this part
     * @param banned of this part
     */
    record SnapshotPart(
            EventHead head,
            Guid guid,
            String snapshot,
            Instant beganAt,
            int part,
            int parts,
            List<Uid> members,
            List<Uid> banned)
            implements GroupEvent {
        /** Copies the lists. */
        public SnapshotPart {
            members = List.copyOf(members);
            banned = List.copyOf(banned);
        }

        @Override
        public List<Uid> named() {
            List<Uid> both = new ArrayList<>(members);
            both.addAll(banned);
            return both;
        }
    }
}
