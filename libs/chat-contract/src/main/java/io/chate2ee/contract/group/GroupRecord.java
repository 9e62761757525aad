package io.chate2ee.contract.group;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.json.Json;
import io.chate2ee.contract.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The announced state of a group's encryption. Record key: the guid; the newest version is the truth.
 *
 * @param guid the chat group
 * @param life counts the lives of this guid, from 1: a guid deleted and made again is another group
 * @param version grows with every announcement about this guid; readers ignore older ones
 * @param identity the Virgil group's identity; null before the first epoch is complete and after deletion
 * @param state how far it is
 * @param newestEpoch the newest epoch in the cloud; -1 while there is none
 * @param granted identities of the members who can read the newest epoch, at most 99
 * @param waiting how many members wait for a card or a place
 * @param waitingMembers the members who wait, as far as there is room for them: at most {@value #MOST_WAITING_NAMED}
 */
public record GroupRecord(
        Guid guid,
        int life,
        long version,
        @Nullable Identity identity,
        GroupState state,
        long newestEpoch,
        List<Identity> granted,
        int waiting,
        List<Uid> waitingMembers) {
    /** A record stays far smaller than a broker's limit, however large the group. */
    public static final int MOST_WAITING_NAMED = 1_000;

    /** Copies the members. */
    public GroupRecord {
        granted = List.copyOf(granted);
        waitingMembers = List.copyOf(waitingMembers);
    }

    /** A group that names nobody who waits. */
    public GroupRecord(
            Guid guid,
            int life,
            long version,
            @Nullable Identity identity,
            GroupState state,
            long newestEpoch,
            List<Identity> granted,
            int waiting) {
        this(guid, life, version, identity, state, newestEpoch, granted, waiting, List.of());
    }

    /** The Virgil group's identity while there is a group to load. */
    public Optional<Identity> groupIdentity() {
        return Optional.ofNullable(identity);
    }

    /** The record's value. */
    public byte[] toJson() {
        ObjectNode node = Json.object();
        node.put("guid", guid.value()).put("life", life).put("version", version);
        node.put("identity", identity == null ? null : identity.value());
        node.put("state", state.wireName()).put("newestEpoch", newestEpoch);
        ArrayNode members = node.putArray("granted");
        granted.forEach(member -> members.add(member.value()));
        node.put("waiting", waiting);
        ArrayNode names = node.putArray("waitingMembers");
        waitingMembers.forEach(uid -> names.add(uid.value()));
        return Json.write(node);
    }

    /**
     * Reads a record's value.
     *
     * @throws IllegalArgumentException naming the field that is missing or wrong
     */
    public static GroupRecord fromJson(byte[] value) {
        JsonObject object = Json.readObject(value);
        return new GroupRecord(
                new Guid(object.text("guid")),
                object.smallNumber("life"),
                object.number("version"),
                object.optionalText("identity").map(Identity::parse).orElse(null),
                GroupState.ofWireName(object.text("state")),
                object.number("newestEpoch"),
                object.texts("granted").stream().map(Identity::parse).toList(),
                object.smallNumber("waiting"),
                object.texts("waitingMembers").stream().map(Uid::new).toList());
    }
}
