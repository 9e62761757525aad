package io.chate2ee.contract.user;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.json.InvalidJsonException;
import io.chate2ee.contract.json.Json;
import io.chate2ee.contract.json.JsonObject;
import java.util.Locale;

/**
 * Which identity a user has. Record key: the uid; the newest version is the truth everywhere.
 *
 * @param uid the user
 * @param identity the user's Virgil identity; kept for a forgotten user so that rights can be revoked
 * @param source where the identity comes from
 * @param version grows with every change of this uid's record; readers ignore older ones
 * @param forgotten true once the user was forgotten: caches drop it and rights are revoked
 */
public record UserRecord(Uid uid, Identity identity, IdentitySource source, long version, boolean forgotten) {
    /** The record's value: {@code {"uid","identity","source","version","forgotten"}}. */
    public byte[] toJson() {
        ObjectNode node = Json.object();
        node.put("uid", uid.value())
                .put("identity", identity.value())
                .put("source", source.name().toLowerCase(Locale.ROOT))
                .put("version", version)
                .put("forgotten", forgotten);
        return Json.write(node);
    }

    /**
     * Reads a record's value.
     *
     * @throws IllegalArgumentException naming the field that is missing or wrong
     */
    public static UserRecord fromJson(byte[] value) {
        JsonObject object = Json.readObject(value);
        return new UserRecord(
                new Uid(object.text("uid")),
                Identity.parse(object.text("identity")),
                source(object.text("source")),
                object.number("version"),
                object.flag("forgotten"));
    }

    private static IdentitySource source(String text) {
        return switch (text) {
            case "derived" -> IdentitySource.DERIVED;
            case "login" -> IdentitySource.LOGIN;
            case "imported" -> IdentitySource.IMPORTED;
            default -> throw new InvalidJsonException("field 'source' is not derived, login or imported");
        };
    }
}
