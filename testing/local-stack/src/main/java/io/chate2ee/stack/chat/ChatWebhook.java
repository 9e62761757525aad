package io.chate2ee.stack.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chate2ee.contract.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the chat says of something that happened.
 *
 * @param trigger such as {@code group_member_kicked}
 * @param group as it is afterwards
 * @param members whom it happened to; empty where the chat names nobody
 * @param by who did it; null where the chat does not say
 */
public record ChatWebhook(
        String trigger,
        ChatGroup group,
        List<String> members,
        @Nullable String by) {
    /** The app that all webhooks are of. */
    public static final String APP_ID = "app";

    /** The id of the webhook that sends them. */
    public static final String WEBHOOK = "e2ee-groups";

    /** Copies the members. */
    public ChatWebhook {
        members = List.copyOf(members);
    }

    /** The same with the vendor's mistake: who did it in the place of whom it happened to. */
    ChatWebhook namingTheActor() {
        return by == null ? this : new ChatWebhook(trigger, group, List.of(by), by);
    }

    /** The body, without id and time, as the chat sends it. */
    public byte[] body() {
        ObjectNode body = Json.object().put("trigger", trigger);
        ObjectNode data = body.putObject("data");
        data.putObject("group")
                .put("guid", group.guid())
                .put("name", "A group")
                .put("type", "private")
                .put("membersCount", group.members().size())
                .put("conversationId", "group_" + group.guid())
                .put("createdAt", group.createdAt())
                .put("owner", group.owner());
        if (!members.isEmpty()) {
            ObjectNode named = data.putObject("members");
            members.forEach(uid -> user(named.putObject(uid), uid));
        }
        if (by != null) {
            user(data.putObject("by"), by);
        }
        return Json.write(body.put("appId", APP_ID).put("region", "eu").put("webhook", WEBHOOK));
    }

    private static void user(ObjectNode user, String uid) {
        user.put("uid", uid).put("name", uid).put("status", "offline").put("role", "default");
    }
}
