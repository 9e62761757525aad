package io.chate2ee.stack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChildProcessTest {
    private final Path directory;
    private final OrphanWatch watch = OrphanWatch.start();

    ChildProcessTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @AfterEach
    void endWatch() {
        watch.close();
    }

    @Test
    void outputAndErrorsGoToTheLog() throws Exception {
        ChildProcess child = start("echo out; echo err >&2; sleep 60");

        waitForLog("err");
        child.kill();

        assertThat(log()).contains("out").contains("err");
    }

    @Test
    void environmentVariablesReachTheChild() throws Exception {
        ChildCommand command = new ChildCommand(
                "child", List.of("/bin/sh", "-c", "echo said $WORD"), Map.of("WORD", "hello"), logFile());

        ChildProcess.start(command, watch).diedUnasked().get(10, TimeUnit.SECONDS);

        assertThat(log()).contains("said hello");
    }

    @Test
    void aChildThatEndsUnaskedIsReportedInOneLineWithItsLog() throws Exception {
        ChildFailure failure = start("exit 3").diedUnasked().get(10, TimeUnit.SECONDS);

        assertThat(failure).hasMessage("child ended with exit code 3; see " + logFile());
    }

    @ParameterizedTest
    @CsvSource({
        "Port 8083 seems to be in use by another process, because its port is taken",
        "java.net.BindException: Address already in use, because its port is taken",
        "java.lang.OutOfMemoryError: Java heap space, because memory is short",
        "There is insufficient memory for the Java Runtime, because memory is short"
    })
    void theReportTellsTheCauseWhereTheLogDoes(String logged, String cause) throws Exception {
        ChildFailure failure =
                start("echo '" + logged + "'; exit 1").diedUnasked().get(10, TimeUnit.SECONDS);

        assertThat(failure).hasMessage("child ended " + cause + "; see " + logFile());
    }

    @Test
    void aStoppedChildIsNotReported() throws Exception {
        ChildProcess child = start("sleep 60");
        var died = child.diedUnasked();

        child.stop(Duration.ofSeconds(10));

        assertThat(child.isAlive()).isFalse();
        assertThat(died).isNotDone();
    }

    @Test
    void aKilledChildIsNotReported() {
        ChildProcess child = start("trap '' TERM; sleep 60");
        var died = child.diedUnasked();

        child.kill();

        assertThat(child.isAlive()).isFalse();
        assertThat(died).isNotDone();
    }

    @Test
    void aChildMayFinishItsWorkWhenStopped() throws Exception {
        ChildProcess child = start("trap 'echo finished; exit 0' TERM; echo ready; while :; do sleep 0.1; done");
        waitForLog("ready");

        child.stop(Duration.ofSeconds(10));

        assertThat(log()).contains("finished");
    }

    @Test
    void aChildThatDoesNotListenIsKilledAfterTheGrace() throws Exception {
        ChildProcess child = start("trap '' TERM; echo ready; while :; do sleep 0.1; done");
        waitForLog("ready");

        child.stop(Duration.ofMillis(300));

        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void aChildLivesInASessionOfItsOwn() throws Exception {
        ChildProcess child = start("cut -d' ' -f6 /proc/$$/stat; echo done");
        child.diedUnasked().get(10, TimeUnit.SECONDS);

        assertThat(log().lines().findFirst()).contains(Long.toString(child.pid()));
    }

    @Test
    void aProgramThatDoesNotExistIsAFailure() {
        ChildCommand command = new ChildCommand("child", List.of("/no/such/program"), Map.of(), logFile());

        ChildProcess child = ChildProcess.start(command, watch);

        assertThat(child.diedUnasked().orTimeout(10, TimeUnit.SECONDS).join()).hasMessageContaining("exit code 127");
    }

    @Test
    void aLogThatCannotBeWrittenIsAFailure() {
        ChildCommand command = new ChildCommand(
                "child",
                List.of("/bin/true"),
                Map.of(),
                directory.resolve("missing").resolve("child.log"));

        assertThatThrownBy(() -> ChildProcess.start(command, watch))
                .isInstanceOf(ChildFailure.class)
                .hasMessageStartingWith("child cannot be started");
    }

    @Test
    void aCommandNeverPrintsItsEnvironment() {
        ChildCommand command = new ChildCommand("child", List.of("x"), Map.of("SECRET", "hush"), logFile());

        assertThat(command.toString()).doesNotContain("hush");
    }

    private ChildProcess start(String script) {
        return ChildProcess.start(
                new ChildCommand("child", List.of("/bin/sh", "-c", script), Map.of(), logFile()), watch);
    }

    private void waitForLog(String text) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!log().contains(text)) {
            assertThat(System.nanoTime()).as("log has " + text).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private String log() throws Exception {
        return Files.readString(logFile());
    }

    private Path logFile() {
        return directory.resolve("child.log");
    }
}
