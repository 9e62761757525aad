package io.chate2ee.contract.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chate2ee.contract.event.RejectedEventException.Reason;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.IdCase;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples have the structure of the vendor's documentation; the ones of the observed defect, of testers' findings. */
class CometChatWebhookTest {
    private static final Guid GUID = new Guid("night-shift");
    private static final Instant CREATED = Instant.ofEpochSecond(1726000100);
    private static final Instant DELIVERED = Instant.parse("2026-02-01T08:00:00Z");

    @ParameterizedTest(name = "{0} is read as {1} of {2}")
    @CsvSource({
        "group_created, Created, mara",
        "group_updated, Updated, mara",
        "group_deleted, Deleted, ''",
        "group_member_added, MembersIn, iris",
        "group_member_added.multiple, MembersIn, iris joel",
        "group_member_joined, MembersIn, iris",
        "group_member_left, MembersOut, iris",
        "group_member_kicked, MembersOut, iris",
        "group_member_banned, Banned, iris",
        "group_member_banned.observed-bug-onbehalfof, Banned, mara",
        "group_member_unbanned, Unbanned, iris",
        "group_member_unbanned.observed-bug-onbehalfof, Unbanned, mara",
        "group_member_scope_changed, ScopeChanged, iris",
        "group_owner_transferred, OwnerTransferred, iris",
    })
    void everySampleIsReadBareAndWrapped(String sample, String kind, String named) throws Exception {
        GroupEvent bare = readBare(body(sample));
        GroupEvent wrapped = readWrapped(body(sample), "delivery-1", DELIVERED);

        for (GroupEvent event : List.of(bare, wrapped)) {
            assertThat(event.getClass().getSimpleName()).isEqualTo(kind);
            assertThat(event.guid()).isEqualTo(GUID);
            assertThat(event.head().groupCreatedAt()).isEqualTo(CREATED);
            assertThat(event.named()).isEqualTo(uids(named));
            assertThat(event.head().toldBySource()).isFalse();
        }
        assertThat(wrapped.head().id()).isEqualTo("delivery-1");
        assertThat(wrapped.head().time()).isEqualTo(DELIVERED);
        assertThat(bare.head().time()).isNull();
        assertThat(bare.head().webhookHash()).isEqualTo(wrapped.head().webhookHash());
        assertThat(bare.head().id())
                .isEqualTo("webhook:" + bare.head().webhookHash().orElseThrow());
    }

    /** Whoever may change a group's metadata could otherwise keep the own removal from being heard of. */
    @Test
    void whatAnAppKeepsInAGroupHidesNothingHoweverDeepOrLongItIs() throws Exception {
        String metadata = "\"metadata\":{\"deep\":" + "[".repeat(2_000) + "]".repeat(2_000) + ",\"long\":"
                + "9".repeat(1_000) + "},";
        byte[] kicked = new String(Json.write(body("group_member_kicked")), UTF_8)
                .replace("\"guid\"", metadata + "\"guid\"")
                .getBytes(UTF_8);

        assertThat(WebhookDelivery.read(kicked, DELIVERED, IdCase.LOWER).guid()).contains(GUID);
        assertThat(GroupEvents.read(Map.of(), kicked, IdCase.LOWER).named()).isEqualTo(uids("iris"));
    }

    @Test
    void theDefectOfTheVendorShowsInWhoDidIt() throws Exception {
        assertThat(((GroupEvent.Banned) readBare(body("group_member_banned"))).by())
                .isEqualTo(new Uid("mara"));
        assertThat((GroupEvent.Banned) readBare(body("group_member_banned.observed-bug-onbehalfof")))
                .matches(ban -> ban.named().equals(uids("mara")) && Objects.equals(ban.by(), new Uid("mara")));
    }

    @Test
    void binaryModeWrapsABodyToo() throws Exception {
        Map<String, String> headers = Map.of(
                "ce_specversion", "1.0", "ce_id", "d1", "ce_source", "/hook", "ce_type", "com.cometchat.webhook");

        GroupEvent event = GroupEvents.read(headers, Json.write(body("group_member_kicked")), IdCase.LOWER);

        assertThat(event).isInstanceOf(GroupEvent.MembersOut.class);
        assertThat(event.head().id()).isEqualTo("d1");
    }

    @Test
    void theHashDoesNotDependOnTheOrderOfKeysOrOnWhiteSpace() throws Exception {
        byte[] one =
                "{\"trigger\":\"group_deleted\",\"data\":{\"group\":{\"guid\":\"g\",\"owner\":\"a\"}}}".getBytes(UTF_8);
        byte[] other = " {\"data\": {\"group\": {\"owner\":\"a\", \"guid\":\"g\"}},\n\"trigger\":\"group_deleted\"}"
                .getBytes(UTF_8);
        byte[] another =
                "{\"trigger\":\"group_deleted\",\"data\":{\"group\":{\"guid\":\"g\",\"owner\":\"b\"}}}".getBytes(UTF_8);

        assertThat(hash(one)).isEqualTo(hash(other)).hasSize(64);
        assertThat(hash(another)).isNotEqualTo(hash(one));
    }

    @Test
    void aGroupOfMoreMembersThanAreListedIsNotComplete() throws Exception {
        ObjectNode body = body("group_created");
        assertThat(((GroupEvent.Created) readBare(body)).complete()).isTrue();

        group(body).put("membersCount", 3);

        assertThat(((GroupEvent.Created) readBare(body)).complete()).isFalse();
    }

    @Test
    void theSystemUserIsNobody() throws Exception {
        ObjectNode body = body("group_updated");
        group(body).put("owner", "app_system");

        assertThat(readBare(body).named()).isEmpty();

        ObjectNode created = body("group_created");
        ((ObjectNode) created.get("data"))
                .putObject("members")
                .putObject("app_system")
                .put("uid", "app_system");
        assertThat(readBare(created))
                .isEqualTo(new GroupEvent.Created(readBare(created).head(), GUID, List.of()));
    }

    @Test
    void anEmptyListMayBeAnArray() throws Exception {
        ObjectNode body = body("group_created");
        ((ObjectNode) body.get("data")).putArray("members");

        assertThat(readBare(body).named()).isEmpty();
    }

    @Test
    void theOldNameOfAKickIsRead() throws Exception {
        ObjectNode body = body("group_member_kicked").put("trigger", "group_member_removed");

        assertThat(readBare(body)).isInstanceOf(GroupEvent.MembersOut.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"message_sent", "group_exploded", "user_blocked"})
    void aTriggerOutsideTheContractIsRejectedWithItsGroup(String trigger) throws Exception {
        assertRejected(body("group_member_kicked").put("trigger", trigger), Reason.UNKNOWN_TRIGGER, "night-shift");
    }

    @Test
    void aBodyWithoutAGuidIsRejected() throws Exception {
        ObjectNode without = body("group_deleted");
        group(without).remove("guid");
        assertRejected(without, Reason.NO_GUID, null);

        ObjectNode broken = body("group_deleted");
        group(broken).put("guid", "a b");
        assertRejected(broken, Reason.NO_GUID, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'members':['iris']}",
                "{'members':{}}",
                "{'members':[]}",
                "{'members':null}",
                "{'members':{'iris':7}}",
                "{'members':{'iris':{'uid':'joel'}}}",
                "{'members':{'i r':{}}}",
                "{'group':{'guid':'night-shift','createdAt':'1726000100'}}",
                "{'group':{'guid':'night-shift','createdAt':-1}}",
                "{'group':{'guid':'night-shift','createdAt':99999999999999}}",
            })
    void membersAndTimesThatAreNotSoundAreInvalid(String change) throws Exception {
        ObjectNode body = body("group_member_banned");
        Json.readObject(change.replace('\'', '"').getBytes(UTF_8))
                .node()
                .fields()
                .forEachRemaining(field -> ((ObjectNode) body.get("data")).set(field.getKey(), field.getValue()));

        assertRejected(body, Reason.INVALID, "night-shift");
    }

    @Test
    void aCreationWithoutTimeAndATransferWithoutOwnerAreInvalid() throws Exception {
        ObjectNode created = body("group_created");
        group(created).remove("createdAt");
        assertRejected(created, Reason.INVALID, "night-shift");

        ObjectNode transferred = body("group_owner_transferred");
        group(transferred).remove("owner");
        assertRejected(transferred, Reason.INVALID, "night-shift");
    }

    @Test
    void aBodyWithoutDataIsInvalid() {
        assertRejected(Json.object().put("trigger", "group_deleted"), Reason.INVALID, null);
    }

    private static void assertRejected(ObjectNode body, Reason reason, @Nullable String guid) {
        RejectedEventException rejected = catchThrowableOfType(RejectedEventException.class, () -> readBare(body));
        assertThat(rejected).isNotNull();
        assertThat(rejected.reason()).isEqualTo(reason);
        assertThat(rejected.guid().map(Guid::value).orElse(null)).isEqualTo(guid);
    }

    private static ObjectNode group(ObjectNode body) {
        return (ObjectNode) body.get("data").get("group");
    }

    private static String hash(byte[] value) throws RejectedEventException {
        return GroupEvents.read(Map.of(), value, IdCase.LOWER)
                .head()
                .webhookHash()
                .orElseThrow();
    }

    private static GroupEvent readBare(ObjectNode body) throws RejectedEventException {
        return GroupEvents.read(Map.of(), Json.write(body), IdCase.LOWER);
    }

    private static GroupEvent readWrapped(ObjectNode body, String id, Instant time) throws RejectedEventException {
        ObjectNode event = Json.object().put("specversion", "1.0").put("id", id).put("source", "/hook");
        event.put("type", "com.cometchat.webhook").put("time", time.toString()).set("data", body);
        return GroupEvents.read(Map.of(), Json.write(event), IdCase.LOWER);
    }

    static ObjectNode body(String sample) throws IOException {
        try (InputStream in = CometChatWebhookTest.class.getResourceAsStream("/webhooks/" + sample + ".json")) {
            return (ObjectNode)
                    Json.readObject(Objects.requireNonNull(in, sample).readAllBytes())
                            .node();
        }
    }

    private static List<Uid> uids(String spaced) {
        return spaced.isEmpty()
                ? List.of()
                : Arrays.stream(spaced.split(" ")).map(Uid::new).toList();
    }
}
