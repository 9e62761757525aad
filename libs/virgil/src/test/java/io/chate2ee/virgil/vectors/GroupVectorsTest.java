package io.chate2ee.virgil.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.NotARecipientException;
import io.chate2ee.virgil.VirgilException;
import io.chate2ee.virgil.WrongKeyException;
import io.chate2ee.virgil.cloud.KeyknoxKey;
import io.chate2ee.virgil.envelope.Envelope;
import io.chate2ee.virgil.envelope.EnvelopeOpener;
import io.chate2ee.virgil.group.GroupSession;
import io.chate2ee.virgil.group.GroupSessionId;
import io.chate2ee.virgil.group.GroupTicket;
import io.chate2ee.virgil.key.PublicKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class GroupVectorsTest {

    private static final JsonNode FILE = Vectors.file("f_groups.json");
    private static final JsonNode NEGATIVE = Vectors.file("g_negative.json");

    @TestFactory
    Stream<DynamicTest> sessionIdsFollowFromGroupIds() {
        return Vectors.forEach(FILE.get("groups"), group -> {
            var groupId = group.get("group_id");
            var session = groupId.has("text")
                    ? GroupSessionId.of(groupId.get("text").asText())
                    : GroupSessionId.of(Vectors.bytes(groupId, "b64"));

            assertThat(session.hex()).isEqualTo(group.get("session_id_hex").asText());
        });
    }

    @TestFactory
    Stream<DynamicTest> groupIdsThatAreTooShortForTheLibraryAreRefused() {
        return Vectors.forEach(FILE.get("group_id_length"), vector -> {
            var groupId = vector.get("group_id_text").asText();
            var result = vector.get("result").asText();
            if (result.startsWith("throws")) {
                assertThatThrownBy(() -> GroupSessionId.of(groupId)).isInstanceOf(MalformedException.class);
            } else {
                assertThat(GroupSessionId.of(groupId).hex()).isEqualTo(result);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> ticketsAreReadAndWrittenByteForByte() {
        return Vectors.forEach(FILE.get("groups"), group -> {
            for (var vector : group.get("tickets")) {
                var bytes = Vectors.bytes(vector, "message_b64");
                var ticket = GroupTicket.parse(bytes);

                assertThat(ticket.epoch()).isEqualTo(vector.get("epoch").asLong());
                assertThat(ticket.session().hex())
                        .isEqualTo(group.get("session_id_hex").asText());
                assertThat(ticket.encode().copy()).isEqualTo(bytes);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> ownerAndEveryMemberOpenTheStoredTickets() {
        return Vectors.forEach(FILE.get("groups"), group -> {
            var owner = Vectors.publicKey(group.get("owner"));
            for (var stored : group.get("keyknox_values")) {
                var envelope = new Envelope(Vectors.bytes(stored, "meta_b64"), Vectors.bytes(stored, "value_b64"));
                long epoch = stored.get("key").asLong();
                for (var reader : keys(group)) {
                    var ticket = EnvelopeOpener.open(envelope, Vectors.privateKey(reader), owner);
                    assertThat(GroupTicket.parse(ticket).epoch()).isEqualTo(epoch);
                    assertThat(ticket).isEqualTo(ticketBytes(group, epoch));
                }
                assertThat(KeyknoxKey.groupTicket(
                                new GroupSessionId(group.get("session_id_hex").asText()), epoch))
                        .isEqualTo(new KeyknoxKey(
                                stored.get("root").asText(),
                                stored.get("path").asText(),
                                stored.get("key").asText()));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> groupMessagesAreDecrypted() {
        return Vectors.forEach(FILE.get("groups"), group -> {
            var session = new GroupSession(Vectors.entries(group.get("tickets"))
                    .map(ticket -> GroupTicket.parse(Vectors.bytes(ticket, "message_b64")))
                    .toList());
            for (var message : group.get("messages")) {
                var sender = Vectors.publicKey(
                        keys(group).get(message.get("sender_index").asInt()));
                assertThat(session.decrypt(Vectors.bytes(message, "message_b64"), sender))
                        .isEqualTo(Vectors.bytes(message, "plaintext_b64"));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> damagedGroupMessagesAreRefusedWithTheRightType() {
        return Vectors.forEach(NEGATIVE.get("group"), vector -> {
            var session = new GroupSession(Vectors.entries(vector.get("epoch_messages_b64"))
                    .map(ticket -> GroupTicket.parse(Base64.getDecoder().decode(ticket.asText())))
                    .toList());
            var message = Vectors.bytes(vector, "message_b64");
            var sender = PublicKey.fromBase64(
                    vector.get("verify_with_public_key_b64").asText());
            var expected = vector.get("expected").asText();

            if (vector.get("name").asText().equals("ok")) {
                assertThat(new String(session.decrypt(message, sender), StandardCharsets.UTF_8))
                        .isEqualTo(expected.substring("plaintext: ".length()));
            } else {
                assertThatThrownBy(() -> session.decrypt(message, sender)).isInstanceOf(expectedType(vector));
            }
        });
    }

    private static Class<? extends VirgilException> expectedType(JsonNode vector) {
        var expected = vector.get("expected").asText();
        if (expected.contains("session id")) {
            return WrongKeyException.class;
        }
        if (expected.contains("epoch")) {
            return NotARecipientException.class;
        }
        return vector.get("name").asText().equals("truncated") ? MalformedException.class : BadSignatureException.class;
    }

    private static List<JsonNode> keys(JsonNode group) {
        return Stream.concat(Stream.of(group.get("owner")), Vectors.entries(group.get("members")))
                .toList();
    }

    private static byte[] ticketBytes(JsonNode group, long epoch) {
        return Vectors.entries(group.get("tickets"))
                .filter(ticket -> ticket.get("epoch").asLong() == epoch)
                .map(ticket -> Vectors.bytes(ticket, "message_b64"))
                .findFirst()
                .orElseThrow();
    }
}
