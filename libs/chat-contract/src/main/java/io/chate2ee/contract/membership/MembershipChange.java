package io.chate2ee.contract.membership;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.json.InvalidJsonException;
import io.chate2ee.contract.json.Json;
import io.chate2ee.contract.json.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of the membership log. Record key: the guid.
 *
 * @param id unique and stable, so that a line sent again after a crash can be recognised
 * @param guid the chat group
 * @param life which life of the guid
 * @param kind what happened
 * @param uid the member; null when the whole group is meant
 * @param epoch the newest epoch when it happened; -1 if there was none
 * @param cause id of the event that brought it about, or a word such as {@code card-published}
 * @param time when it became true
 */
public record MembershipChange(
        String id, Guid guid, int life, Kind kind, @Nullable Uid uid, long epoch, String cause, Instant time) {

    /** What can happen to a member or a group. */
    public enum Kind {
        /** Can read the newest epoch. */
        GRANTED,
        /** Can no longer load any epoch. */
        REVOKED,
        /** Desired, but without a card or a place yet. */
        WAITING,
        /** Work on the group stopped. */
        PARKED,
        /** The group's life ended. */
        DELETED
    }

    /** The member, unless the whole group is meant. */
    public Optional<Uid> member() {
        return Optional.ofNullable(uid);
    }

    /** The record's value. */
    public byte[] toJson() {
        ObjectNode node = Json.object();
        node.put("id", id).put("guid", guid.value()).put("life", life);
        node.put("kind", kind.name().toLowerCase(Locale.ROOT));
        node.put("uid", uid == null ? null : uid.value());
        node.put("epoch", epoch).put("cause", cause).put("time", time.toString());
        return Json.write(node);
    }

    /**
     * Reads a record's value.
     *
     * @throws IllegalArgumentException naming the field that is missing or wrong
     */
    public static MembershipChange fromJson(byte[] value) {
        JsonObject object = Json.readObject(value);
        return new MembershipChange(
                object.text("id"),
                new Guid(object.text("guid")),
                object.smallNumber("life"),
                kind(object.text("kind")),
                object.optionalText("uid").map(Uid::new).orElse(null),
                object.number("epoch"),
                object.text("cause"),
                object.time("time"));
    }

    private static Kind kind(String text) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidJsonException("field 'kind' has no known value"));
    }
}
