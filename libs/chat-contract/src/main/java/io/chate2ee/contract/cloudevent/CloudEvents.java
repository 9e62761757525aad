package io.chate2ee.contract.cloudevent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chate2ee.contract.json.InvalidJsonException;
import io.chate2ee.contract.json.Json;
import io.chate2ee.contract.json.JsonObject;
import io.chate2ee.contract.json.Rfc3339;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes CloudEvents as Kafka record values and headers (CloudEvents Kafka protocol binding 1.0). */
public final class CloudEvents {
    /** Content type of structured mode; parameters such as a charset may follow. */
    public static final String STRUCTURED = "application/cloudevents+json";

    private static final String HEADER_PREFIX = "ce_";
    private static final String VERSION = "1.0";

    private CloudEvents() {}

    /**
     * Reads either mode: binary when a {@code ce_specversion} header is there, structured otherwise.
     *
     * @param headers the record's headers with lower-case names
     * @param value the record's value
     * @throws InvalidJsonException if the value is not JSON, or an attribute is missing or of the wrong type
     */
    public static CloudEvent read(Map<String, String> headers, byte[] value) {
        return read(headers, Json.readObject(value));
    }

    /** As {@link #read(Map, byte[])} for a value that has been parsed already. */
    public static CloudEvent read(Map<String, String> headers, JsonObject body) {
        return isBinary(headers) ? binary(headers, body) : structured(body);
    }

    /** Whether the record's attributes are in its headers. */
    public static boolean isBinary(Map<String, String> headers) {
        return headers.containsKey(HEADER_PREFIX + "specversion");
    }

    /** The value of a structured-mode record; send it with the content type {@link #STRUCTURED}. */
    public static byte[] writeStructured(CloudEvent event) {
        ObjectNode node = Json.object();
        node.put("specversion", VERSION)
                .put("id", event.id())
                .put("source", event.source())
                .put("type", event.type());
        if (event.subject() != null) {
            node.put("subject", event.subject());
        }
        event.when().ifPresent(time -> node.put("time", time.toString()));
        node.put("datacontenttype", "application/json");
        node.set("data", event.data().node());
        return Json.write(node);
    }

    /** The headers of a binary-mode record, whose value is the data alone. */
    public static Map<String, String> binaryHeaders(CloudEvent event) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        headers.put(HEADER_PREFIX + "specversion", VERSION);
        headers.put(HEADER_PREFIX + "id", event.id());
        headers.put(HEADER_PREFIX + "source", event.source());
        headers.put(HEADER_PREFIX + "type", event.type());
        if (event.subject() != null) {
            headers.put(HEADER_PREFIX + "subject", event.subject());
        }
        event.when().ifPresent(time -> headers.put(HEADER_PREFIX + "time", time.toString()));
        return headers;
    }

    private static CloudEvent structured(JsonObject body) {
        checkVersion(body.text("specversion"));
        return new CloudEvent(
                notEmpty("id", body.text("id")),
                notEmpty("source", body.text("source")),
                notEmpty("type", body.text("type")),
                body.optionalText("subject")
                        .map(text -> printable("subject", text))
                        .orElse(null),
                body.optionalTime("time").orElse(null),
                body.optionalObject("data").orElseThrow(() -> new InvalidJsonException("field 'data' is missing")));
    }

    private static CloudEvent binary(Map<String, String> headers, JsonObject data) {
        checkVersion(header(headers, "specversion"));
        @Nullable String subject = headers.get(HEADER_PREFIX + "subject");
        @Nullable String time = headers.get(HEADER_PREFIX + "time");
        return new CloudEvent(
                header(headers, "id"),
                header(headers, "source"),
                header(headers, "type"),
                subject == null ? null : printable(HEADER_PREFIX + "subject", subject),
                time == null ? null : time(time),
                data);
    }

    private static String header(Map<String, String> headers, String attribute) {
        @Nullable String value = headers.get(HEADER_PREFIX + attribute);
        if (value == null) {
            throw new InvalidJsonException("header '" + HEADER_PREFIX + attribute + "' is missing");
        }
        return notEmpty(HEADER_PREFIX + attribute, value);
    }

    private static Instant time(String text) {
        return Rfc3339.parse(text)
                .orElseThrow(() -> new InvalidJsonException("header 'ce_time' is not an RFC 3339 time"));
    }

    private static String notEmpty(String attribute, String value) {
        if (value.isEmpty()) {
            throw new InvalidJsonException("attribute '" + attribute + "' is empty");
        }
        return printable(attribute, value);
    }

    /** CloudEvents 1.0 section "Type System" bars control characters and unpaired surrogates from strings. */
    private static String printable(String attribute, String value) {
        boolean barred = !isPlain(value)
                && value.codePoints()
                        .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
        if (barred) {
            throw new InvalidJsonException("attribute '" + attribute + "' has control characters");
        }
        return value;
    }

    /** Whether it is of printable ASCII alone, as nearly all are. */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static void checkVersion(String version) {
        if (!VERSION.equals(version)) {
            throw new InvalidJsonException("CloudEvents specversion is not " + VERSION);
        }
    }
}
