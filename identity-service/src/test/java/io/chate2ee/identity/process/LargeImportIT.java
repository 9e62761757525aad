package io.chate2ee.identity.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** How long an import of {@code -Dimport.rows} users takes, and how much memory. Where nobody asks, it is not measured. */
@EnabledIfSystemProperty(named = "import.rows", matches = "[0-9]+")
class LargeImportIT {
    private static final Logger LOG = Logger.getLogger(LargeImportIT.class);
    private static final int ROWS = Integer.getInteger("import.rows", 0);
    private static final Map<String, String> IMPORTS = Map.of("IDENTITY_IMPORTS", "true");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path files;

    private final Deployment deployment = new Deployment();

    @AfterEach
    void stopServers() {
        deployment.close();
    }

    @Test
    void everybodyIsThereAndAnnouncedAfterwardsAndTheSameAgainChangesNothing() throws IOException {
        deployment.start(IMPORTS).awaitReady();
        Path file = file();

        measured("imported", file, ROWS + " added, 0 replaced, 0 unchanged, 0 refused");
        Instant imported = Instant.now();
        Awaitility.await()
                .atMost(Duration.ofHours(1))
                .untilAsserted(() -> assertThat(deployment.tables().number("SELECT count(*) FROM user_outbox"))
                        .isZero());
        LOG.infof("%d users announced %d s later", ROWS, secondsSince(imported));
        measured("imported again", file, "0 added, 0 replaced, " + ROWS + " unchanged, 0 refused");

        assertThat(deployment.tables().users()).isEqualTo(ROWS);
    }

    private void measured(String what, Path file, String result) {
        Instant begun = Instant.now();
        CommandProcess command = deployment.command(IMPORTS, "import", file.toString());
        AtomicLong peak = new AtomicLong();
        Awaitility.await().atMost(Duration.ofHours(1)).until(() -> {
            peakKilobytes(command.process()).ifPresent(peak::set);
            return !command.process().isAlive();
        });
        LOG.infof("%d users %s in %d s, %d MB at most", ROWS, what, secondsSince(begun), peak.get() / 1024);
        assertThat(command.awaitExit(0).printed()).singleElement().asString().contains(result);
    }

    /** Everything that the process ever had in memory at once, code and all. */
    private static Optional<Long> peakKilobytes(Process process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst();
        } catch (IOException ended) {
            return Optional.empty();
        }
    }

    private static long secondsSince(Instant moment) {
        return Duration.between(moment, Instant.now()).toSeconds();
    }

    private Path file() throws IOException {
        Path file = files.resolve("users.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("uid,identity\n");
            for (int i = 0; i < ROWS; i++) {
                out.write("user-" + i + ",identity-of-user-" + i + "\n");
            }
        }
        return file;
    }
}
