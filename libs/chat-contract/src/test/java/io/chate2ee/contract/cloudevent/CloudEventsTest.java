package io.chate2ee.contract.cloudevent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.contract.json.InvalidJsonException;
import io.chate2ee.contract.json.Json;
import io.chate2ee.contract.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventsTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final Map<String, String> BINARY = Map.of(
            "ce_specversion", "1.0",
            "ce_id", "1",
            "ce_source", "/chat",
            "ce_type", "chat.group.created",
            "ce_subject", "g1",
            "ce_time", "2026-01-31T12:00:00Z",
            "content-type", "application/json");

    @Test
    void aStructuredEventIsReadWhole() {
        CloudEvent event = structured(
                "{'specversion':'1.0','id':'1','source':'/chat','type':'chat.group.created',"
                        + "'subject':'g1','time':'2026-01-31T12:00:00Z','datacontenttype':'application/json','data':{'a':'b'}}");

        assertThat(event.id()).isEqualTo("1");
        assertThat(event.source()).isEqualTo("/chat");
        assertThat(event.type()).isEqualTo("chat.group.created");
        assertThat(event.subject()).isEqualTo("g1");
        assertThat(event.when()).contains(NOON);
        assertThat(event.data().text("a")).isEqualTo("b");
    }

    @Test
    void aBinaryEventIsReadFromItsHeaders() {
        CloudEvent event = CloudEvents.read(BINARY, json("{'a':'b'}"));

        assertThat(event)
                .isEqualTo(new CloudEvent(
                        "1", "/chat", "chat.group.created", "g1", NOON, Json.readObject(json("{'a':'b'}"))));
    }

    @Test
    void subjectAndTimeMayBeAbsentInBothModes() {
        Map<String, String> headers = new HashMap<>(BINARY);
        headers.keySet().removeAll(java.util.Set.of("ce_subject", "ce_time"));

        assertThat(CloudEvents.read(headers, json("{}")).when()).isEmpty();
        assertThat(CloudEvents.read(headers, json("{}")).subject()).isNull();
        assertThat(structured("{'specversion':'1.0','id':'1','source':'s','type':'t','data':{}}")
                        .when())
                .isEmpty();
    }

    @Test
    void headersOfOtherStandardsDoNotMakeItBinary() {
        Map<String, String> headers = Map.of("content-type", CloudEvents.STRUCTURED, "traceparent", "00-1-2-3");

        CloudEvent event =
                CloudEvents.read(headers, json("{'specversion':'1.0','id':'7','source':'s','type':'t','data':{}}"));

        assertThat(event.id()).isEqualTo("7");
    }

    @Test
    void whatIsWrittenStructuredIsReadAgain() {
        CloudEvent event = new CloudEvent(
                "id-1",
                "/chat",
                "chat.group.deleted",
                "g1",
                NOON,
                new JsonObject(Json.object().put("guid", "g1")));
        CloudEvent sparse =
                new CloudEvent("id-2", "/chat", "chat.group.deleted", null, null, new JsonObject(Json.object()));

        assertThat(CloudEvents.read(Map.of(), CloudEvents.writeStructured(event)))
                .isEqualTo(event);
        assertThat(CloudEvents.read(Map.of(), CloudEvents.writeStructured(sparse)))
                .isEqualTo(sparse);
    }

    @ParameterizedTest
    @ValueSource(strings = {"specversion", "id", "source", "type", "data"})
    void aStructuredEventWithoutARequiredAttributeIsRefusedByName(String attribute) {
        var event = Json.object().put("specversion", "1.0").put("id", "1").put("source", "s");
        event.put("type", "t").set("data", Json.object());
        event.remove(attribute);

        assertThatThrownBy(() -> CloudEvents.read(Map.of(), Json.write(event)))
                .isInstanceOf(InvalidJsonException.class)
                .hasMessageContaining("'" + attribute + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_source", "ce_type"})
    void aBinaryEventWithoutARequiredHeaderIsRefusedByName(String header) {
        Map<String, String> missing = new HashMap<>(BINARY);
        missing.remove(header);
        Map<String, String> empty = new HashMap<>(BINARY);
        empty.put(header, "");

        assertThatThrownBy(() -> CloudEvents.read(missing, json("{}")))
                .hasMessage("header '" + header + "' is missing");
        assertThatThrownBy(() -> CloudEvents.read(empty, json("{}"))).hasMessage("attribute '" + header + "' is empty");
    }

    @ParameterizedTest
    @CsvSource({"ce_specversion,0.3", "ce_specversion,''", "ce_time,noon", "ce_time,+10000-01-01T00:00:00Z"})
    void aBinaryEventWithAnotherVersionOrNoTimeIsRefused(String header, String value) {
        Map<String, String> headers = new HashMap<>(BINARY);
        headers.put(header, value);

        assertThatThrownBy(() -> CloudEvents.read(headers, json("{}"))).isInstanceOf(InvalidJsonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_source", "ce_type", "ce_subject"})
    void controlCharactersAndUnpairedSurrogatesAreRefusedInEveryAttribute(String header) {
        for (String barred : new String[] {"a\u0000", "a\n", "\u007f", "\ud800x"}) {
            Map<String, String> headers = new HashMap<>(BINARY);
            headers.put(header, barred);

            assertThatThrownBy(() -> CloudEvents.read(headers, json("{}")))
                    .hasMessage("attribute '" + header + "' has control characters");
        }
    }

    @Test
    void aStructuredIdWithAnEscapedNulIsRefused() {
        assertThatThrownBy(() -> structured("{'specversion':'1.0','id':'a\\u0000','source':'s','type':'t','data':{}}"))
                .hasMessage("attribute 'id' has control characters");
    }

    @Test
    void anotherSpecversionIsRefused() {
        assertThatThrownBy(() -> structured("{'specversion':'0.3','id':'1','source':'s','type':'t','data':{}}"))
                .hasMessage("CloudEvents specversion is not 1.0");
    }

    @Test
    void dataOtherThanAnObjectIsRefused() {
        assertThatThrownBy(() -> structured("{'specversion':'1.0','id':'1','source':'s','type':'t','data':'e30='}"))
                .hasMessage("field 'data' is not an object");
    }

    private static CloudEvent structured(String json) {
        return CloudEvents.read(Map.of("content-type", CloudEvents.STRUCTURED), json(json));
    }

    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(UTF_8);
    }
}
