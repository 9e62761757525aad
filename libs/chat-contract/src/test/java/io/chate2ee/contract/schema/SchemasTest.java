package io.chate2ee.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chate2ee.contract.audit.AuditRecord;
import io.chate2ee.contract.event.GroupEvent;
import io.chate2ee.contract.event.GroupEvents;
import io.chate2ee.contract.group.GroupRecord;
import io.chate2ee.contract.id.IdCase;
import io.chate2ee.contract.json.Json;
import io.chate2ee.contract.json.JsonObject;
import io.chate2ee.contract.login.LoginEvent;
import io.chate2ee.contract.membership.MembershipChange;
import io.chate2ee.contract.source.SourceProgress;
import io.chate2ee.contract.user.UserRecord;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schemas and the code say the same, and later versions understand earlier ones, and the reverse. */
class SchemasTest {
    /** Objects whose keys are not fields: users of a webhook by uid, who did what is audited, and texts by any name. */
    private static final Set<String> MAPS = Set.of("members", "by", "details");

    static List<String> examples() {
        return Published.NOW.examples();
    }

    static List<String> firstExamples() {
        return Published.FIRST.examples();
    }

    static List<String> webhooks() {
        return Published.files("/webhooks");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsValidAndIsRead(String example) throws Exception {
        JsonNode value = Published.NOW.example(example);

        assertThat(Published.NOW.complaints(schemaOf(example), value)).isEmpty();
        assertThat(read(example, value)).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("webhooks")
    void everySampleOfAWebhookIsValid(String sample) {
        assertThat(Published.NOW.complaints("com.cometchat.webhook", Published.json("/webhooks/" + sample)))
                .isEmpty();
    }

    static Stream<Arguments> mutations() {
        return examples().stream()
                .flatMap(example -> Mutations.of(Published.NOW.example(example)).entrySet().stream()
                        .map(mutation -> Arguments.of(example, mutation.getKey(), mutation.getValue())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("mutations")
    void aSpoiltExampleIsRefusedByTheSchemaAndByTheReader(String example, String what, JsonNode spoilt) {
        assertThat(Published.NOW.complaints(schemaOf(example), spoilt)).isNotEmpty();
        assertThatThrownBy(() -> read(example, spoilt)).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("firstExamples")
    void whatTheFirstVersionWroteIsStillValidAndRead(String example) throws Exception {
        JsonNode old = Published.FIRST.example(example);

        assertThat(Published.NOW.complaints(schemaOf(example), old)).isEmpty();
        assertThat(read(example, old)).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("firstExamples")
    void whatThisVersionWritesIsValidForTheFirst(String example) {
        assertThat(Published.FIRST.complaints(schemaOf(example), Published.NOW.example(example)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void fieldsOfALaterVersionAreValidAndChangeNothing(String example) throws Exception {
        JsonNode value = Published.NOW.example(example);
        JsonNode later = withUnknownFields(value);

        assertThat(Published.NOW.complaints(schemaOf(example), later)).isEmpty();
        Object read = read(example, later);
        if (example.equals("com.cometchat.webhook.json")) {
            // Any field of a webhook is part of what tells two of them apart.
            assertThat(((GroupEvent) read).named()).isEqualTo(((GroupEvent) read(example, value)).named());
        } else {
            assertThat(read).isEqualTo(read(example, value));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat.group.archived", "com.other.webhook"})
    void aTypeOfALaterVersionIsRefusedByTheSchemaAndByTheReader(String type) {
        ObjectNode event = Published.NOW.example("chat.group.deleted.json").deepCopy();
        event.put("type", type);

        assertThat(Published.NOW.complaints("group-event", event)).isNotEmpty();
        assertThatThrownBy(() -> read("chat.group.deleted.json", event))
                .hasFieldOrPropertyWithValue(
                        "reason", io.chate2ee.contract.event.RejectedEventException.Reason.UNKNOWN_TYPE);
    }

    private static Object read(String example, JsonNode value) throws Exception {
        byte[] bytes = Json.write(value);
        return switch (example) {
            case "audit.json" -> AuditRecord.fromJson(bytes);
            case "user.json" -> UserRecord.fromJson(bytes);
            case "group.json" -> GroupRecord.fromJson(bytes);
            case "login.json" -> LoginEvent.fromJson(bytes);
            case "source.json" -> SourceProgress.fromJson(bytes);
            case "membership-change.json" -> MembershipChange.fromJson(bytes);
            default -> GroupEvents.read(Map.of(), bytes, IdCase.LOWER);
        };
    }

    private static String schemaOf(String example) {
        return example.startsWith("chat.") || example.startsWith("com.") ? "group-event" : example.replace(".json", "");
    }

    private static JsonNode withUnknownFields(JsonNode value) {
        ObjectNode copy = value.deepCopy();
        List<String> objects = new ArrayList<>();
        for (Iterator<Map.Entry<String, JsonNode>> it = copy.fields(); it.hasNext(); ) {
            Map.Entry<String, JsonNode> field = it.next();
            if (field.getValue().isObject() && !MAPS.contains(field.getKey())) {
                objects.add(field.getKey());
            }
        }
        objects.forEach(name -> copy.set(name, withUnknownFields(copy.get(name))));
        copy.putObject("ofALaterVersion")
                .put("deep", new JsonObject(copy).node().size());
        return copy;
    }
}
