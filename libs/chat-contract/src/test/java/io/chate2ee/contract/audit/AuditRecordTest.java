package io.chate2ee.contract.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.json.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditRecordTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00.123456Z");
    private static final AuditEntry MINT = AuditEntry.done(AuditAction.MINT)
            .by(AuditActor.user(new Uid("alice")))
            .about("0123")
            .inRequest(Optional.of("request-1"))
            .with("keyId", "k1");
    private static final AuditRecord LINE = line(MINT);

    static Stream<AuditEntry> entries() {
        return Stream.of(
                MINT,
                AuditEntry.refused(AuditAction.CALL, "expired"),
                AuditEntry.failed(AuditAction.IMPORT, "conflict")
                        .by(AuditActor.operator("olga"))
                        .with("rows", "12")
                        .with("file", "users.csv"),
                AuditEntry.done(AuditAction.EXPORT).by(AuditActor.service("identity-service")));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void linesAreReadAsWritten(AuditEntry entry) {
        assertThat(AuditRecord.fromJson(line(entry).toJson())).isEqualTo(line(entry));
    }

    @Test
    void aLineIsWrittenAsTheContractSays() {
        assertThat(new String(LINE.toJson(), UTF_8))
                .isEqualTo("{\"version\":1,\"service\":\"token-service\",\"run\":\"r1\",\"number\":7,"
                        + "\"time\":\"2026-01-31T12:00:00.123456Z\",\"action\":\"mint\",\"outcome\":\"done\","
                        + "\"by\":{\"user\":\"alice\"},\"about\":\"0123\",\"requestId\":\"request-1\","
                        + "\"details\":{\"keyId\":\"k1\"}}");
    }

    @Test
    void whatDoesNotApplyIsLeftOut() {
        assertThat(new String(
                        line(AuditEntry.refused(AuditAction.CALL, "expired")).toJson(), UTF_8))
                .doesNotContain("by", "about", "requestId", "details", "null");
    }

    @ParameterizedTest
    @EnumSource(AuditAction.class)
    void everyActionIsReadAsWritten(AuditAction action) {
        assertThat(AuditRecord.fromJson(line(AuditEntry.done(action)).toJson())
                        .entry()
                        .action())
                .isEqualTo(action);
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "service", "run", "number", "time", "action", "outcome"})
    void aLineWithoutAFieldIsRefusedByName(String field) {
        ObjectNode node = (ObjectNode) Json.readObject(LINE.toJson()).node();
        node.remove(field);

        assertRefused(field, node);
    }

    @ParameterizedTest
    @ValueSource(strings = {"action", "outcome"})
    void aWordThatIsNotKnownIsRefusedByName(String field) {
        ObjectNode node = (ObjectNode) Json.readObject(LINE.toJson()).node();
        node.put(field, "exploded");

        assertRefused(field, node);
    }

    @Test
    void aLaterVersionAndNobodyAreRefusedByName() {
        ObjectNode later = (ObjectNode) Json.readObject(LINE.toJson()).node();
        ObjectNode nobody = later.deepCopy();
        later.put("version", 2);
        nobody.putObject("by");

        assertRefused("version", later);
        assertRefused("by", nobody);
    }

    private static void assertRefused(String field, ObjectNode node) {
        assertThatThrownBy(() -> AuditRecord.fromJson(Json.write(node)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + field + "'")
                .hasMessageNotContaining("exploded");
    }

    private static AuditRecord line(AuditEntry entry) {
        return new AuditRecord("token-service", "r1", 7, NOON, entry);
    }
}
