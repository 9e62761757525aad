package io.chate2ee.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing stays behind, however the quickstart ends. */
class StoppingE2E {
    @Test
    void afterCtrlCOrSigtermNoProcessIsLeft(@TempDir Path directory) throws Exception {
        try (QuickstartProgram quickstart = QuickstartProgram.start(directory, "--no-demo")) {
            // Given
            quickstart.awaitRunning();
            assertThat(quickstart.family())
                    .as("services, stand-in, watch, PostgreSQL")
                    .hasSizeGreaterThanOrEqualTo(6);

            // When
            quickstart.process().destroy();

            // Then
            quickstart.awaitEnd();
            assertThat(quickstart.family()).noneMatch(ProcessHandle::isAlive);
            assertThat(quickstart.output()).contains("Stopping").doesNotContain("FAILED");
            assertThat(Files.readString(directory.resolve("data/logs/group-sync-service.log")))
                    .as("the service had time to stop in order")
                    .contains("stopped in");
        }
    }

    @Test
    void theTwoCurlLinesThatItPrintsWork(@TempDir Path directory) throws Exception {
        try (QuickstartProgram quickstart = QuickstartProgram.start(directory, "--no-demo")) {
            quickstart.awaitRunning();
            List<String> lines = quickstart
                    .output()
                    .lines()
                    .filter(line -> line.startsWith("  curl "))
                    .toList();

            assertThat(lines).hasSize(2);
            assertThat(shell(lines.get(0))).startsWith("{\"data\":{\"virgilToken\":\"");
            assertThat(shell(lines.get(1))).startsWith("{\"data\":{\"userIdentities\":[{\"bob\":\"");
        }
    }

    private static String shell(String line) throws Exception {
        Process process =
                new ProcessBuilder("sh", "-c", line).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void afterAKillOfTheQuickstartItselfItsProcessesEndSoon(@TempDir Path directory) throws Exception {
        try (QuickstartProgram quickstart = QuickstartProgram.start(directory, "--no-demo")) {
            quickstart.awaitRunning();

            quickstart.process().destroyForcibly();

            Awaitility.await("no process is left")
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(quickstart.family()).noneMatch(ProcessHandle::isAlive));
        }
    }

    @Test
    void aServiceThatDiesEndsEverythingWithOneLineThatNamesItsLog(@TempDir Path directory) throws Exception {
        try (QuickstartProgram quickstart = QuickstartProgram.start(directory, "--no-demo")) {
            // Given
            quickstart.awaitRunning();

            // When
            quickstart.service("token-service").destroyForcibly();

            // Then
            assertThat(quickstart.awaitEnd()).isEqualTo(1);
            assertThat(quickstart.output())
                    .containsOnlyOnce("FAILED: token-service ended")
                    .contains(directory.resolve("data/logs/token-service.log").toString());
            assertThat(quickstart.family()).noneMatch(ProcessHandle::isAlive);
        }
    }
}
