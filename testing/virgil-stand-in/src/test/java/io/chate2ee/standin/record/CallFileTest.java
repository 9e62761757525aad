package io.chate2ee.standin.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.standin.StandIn;
import io.chate2ee.standin.StandInOptions;
import io.chate2ee.standin.TestCloud;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallFileTest {

    private final Path directory;

    CallFileTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void everyCallIsInTheFileEvenIfTheRecordHasForgottenIt() throws IOException {
        // Given a record with room for one call only, and a file
        var file = directory.resolve("calls.ndjson");
        List<CallRecord> kept;
        try (var cloud = TestCloud.start(
                TestCloud.newKeys(), options -> options.callsKept(1).callFile(file))) {
            cloud.get("alice", "/keyknox/v1");
            cloud.get("bob", "/keyknox/v1");
            kept = cloud.standIn().calls();
        }

        // Then the file has both
        var lines = Files.readAllLines(file).stream().map(JsonObject::new).toList();
        assertThat(kept).hasSize(1);
        assertThat(lines).extracting(call -> call.getString("identity")).containsExactly("alice", "bob");
        assertThat(lines.get(1)).isEqualTo(kept.get(0).toJson());
    }

    @Test
    void aFileGoesOnWhereItEnded() throws IOException {
        var file = directory.resolve("calls.ndjson");
        for (var start = 0; start < 2; start++) {
            try (var cloud = TestCloud.start(TestCloud.newKeys(), options -> options.callFile(file))) {
                cloud.get("alice", "/keyknox/v1");
            }
        }

        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    void aFileThatCannotBeWrittenKeepsTheStandInFromStarting() {
        var key = TestCloud.newKey("key").key().publicKey();
        var options = StandInOptions.builder()
                .app("app", Map.of("key", key))
                .callFile(directory)
                .build();

        assertThatThrownBy(() -> StandIn.start(options))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write the record of calls to " + directory);
    }
}
