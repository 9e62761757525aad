package io.chate2ee.contract.event;

import io.chate2ee.contract.cloudevent.CloudEvent;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.IdCase;
import io.chate2ee.contract.id.InvalidIdException;
import io.chate2ee.contract.json.InvalidJsonException;
import io.chate2ee.contract.json.Json;
import io.chate2ee.contract.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * One delivery of a CometChat webhook: who it is for, and the event that is made of it. What it says of a group's members is read by
 * whoever acts on it.
 *
 * @param trigger what happened, such as {@code group_member_kicked}
 * @param appId the app it is of, if said
 * @param webhook the id of the webhook that sent it, if said
 * @param guid the group it is about, if it names one that can be
 * @param event {@code com.cometchat.webhook} around the body; its id is made of the body's hash and the time of delivery, so that all
 *     deliveries of a body have the same beginning, and no two the same id
 */
public record WebhookDelivery(
        String trigger, Optional<String> appId, Optional<String> webhook, Optional<Guid> guid, CloudEvent event) {
    private static final String SOURCE = "/cometchat/webhooks";
    private static final String ABOUT_A_GROUP = "group_";

    /**
     * Reads a body.
     *
     * @param received when it was delivered
     * @throws InvalidJsonException if it is no JSON object, or has no trigger
     */
    public static WebhookDelivery read(byte[] body, Instant received, IdCase idCase) {
        JsonObject json = Json.readShallow(body);
        String trigger = json.text("trigger");
        Optional<Guid> guid = guid(json, idCase);
        CloudEvent event = new CloudEvent(
                "webhook:" + CanonicalJson.sha256(json.node()) + ":" + received.toEpochMilli(),
                SOURCE,
                GroupEventType.COMETCHAT_WEBHOOK.type(),
                guid.map(Guid::value).orElse(null),
                received,
                json);
        return new WebhookDelivery(trigger, json.optionalText("appId"), json.optionalText("webhook"), guid, event);
    }

    /** Whether it is about a group, though perhaps in a way that is not known yet. Others need not be kept. */
    public boolean isAboutAGroup() {
        return guid.isPresent() || trigger.startsWith(ABOUT_A_GROUP);
    }

    private static Optional<Guid> guid(JsonObject json, IdCase idCase) {
        try {
            return json.optionalObject("data")
                    .flatMap(data -> data.optionalObject("group"))
                    .flatMap(group -> group.optionalText("guid"))
                    .map(text -> Guid.parse(text, idCase));
        } catch (InvalidJsonException | InvalidIdException unreadable) {
            // Nothing may be lost for it: whoever reads the event says what is wrong, and keeps it.
            return Optional.empty();
        }
    }
}
