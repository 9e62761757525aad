package io.chate2ee.http.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.contract.audit.AuditAction;
import io.chate2ee.contract.audit.AuditActor;
import io.chate2ee.contract.audit.AuditEntry;
import io.chate2ee.contract.audit.AuditOutcome;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnRecordTest {
    private final List<AuditEntry> lines = new ArrayList<>();
    private final OnRecord record = new OnRecord(
            lines::add,
            (action, failure) ->
                    AuditEntry.failed(action, failure instanceof SQLException ? "database" : "broken_off"));
    private final Operator olga = new Operator("olga");

    @Test
    void whatWasDoneIsOnRecordWithWhoDidItToWhat() throws SQLException, IOException {
        int rows = record.run(
                olga,
                AuditAction.EXPORT,
                "users.csv",
                () -> 7,
                count -> AuditEntry.done(AuditAction.EXPORT).with("rows", count.toString()));

        assertThat(rows).isEqualTo(7);
        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.by()).isEqualTo(AuditActor.operator("olga"));
            assertThat(line.about()).isEqualTo("users.csv");
            assertThat(line.outcome()).isEqualTo(AuditOutcome.DONE);
            assertThat(line.details()).containsEntry("rows", "7");
        });
    }

    @Test
    void whatFailedIsOnRecordWithAWordOfOursAndFailsAllTheSame() {
        assertThatThrownBy(() -> record.run(
                        olga,
                        AuditAction.FORGET,
                        "mara",
                        () -> {
                            throw new SQLException("row (mara, secret) is locked");
                        },
                        done -> AuditEntry.done(AuditAction.FORGET)))
                .isInstanceOf(SQLException.class);

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.outcome()).isEqualTo(AuditOutcome.FAILED);
            assertThat(line.reason()).isEqualTo("database");
            assertThat(line.toString()).doesNotContain("secret");
        });
    }
}
