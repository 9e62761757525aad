package io.chate2ee.contract.event;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Uid;
import java.util.List;

/** Something that happened to a chat group. Each kind has one rule in the ledger of group-sync. */
public sealed interface GroupEvent {
    /** Id and times. */
    EventHead head();

    /** The group it happened to. */
    Guid guid();

    /** A group was made: {@code chat.group.created}. The creator is among the members. */
    record Created(EventHead head, Guid guid, List<Uid> members) implements GroupEvent {
        /** Copies the members. */
        public Created {
            members = List.copyOf(members);
        }
    }

    /** A group was deleted for good: {@code chat.group.deleted}. */
    record Deleted(EventHead head, Guid guid) implements GroupEvent {}

    /** Members came in: {@code chat.group.member-added}, {@code chat.group.member-joined}. */
    record MembersIn(EventHead head, Guid guid, List<Uid> members) implements GroupEvent {
        /** Copies the members. */
        public MembersIn {
            members = List.copyOf(members);
        }
    }

    /** Members went out: {@code chat.group.member-left}, {@code chat.group.member-kicked}. */
    record MembersOut(EventHead head, Guid guid, List<Uid> members) implements GroupEvent {
        /** Copies the members. */
        public MembersOut {
            members = List.copyOf(members);
        }
    }
}
