package io.chate2ee.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OrphanWatchTest {
    @Test
    void childrenAreStoppedWhenTheWatchEnds() throws Exception {
        // Given
        OrphanWatch watch = OrphanWatch.start();
        Process one = sleeper();
        Process two = sleeper();
        watch.add(one.pid());
        watch.add(two.pid());

        // When
        watch.close();

        // Then
        assertThat(one.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(two.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void childrenThatWereForgottenAreLeftAlone() throws Exception {
        // Given
        OrphanWatch watch = OrphanWatch.start();
        Process forgotten = sleeper();
        Process watched = sleeper();
        watch.add(forgotten.pid());
        watch.add(watched.pid());
        watch.remove(forgotten.pid());

        // When
        watch.close();

        // Then
        assertThat(watched.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(forgotten.isAlive()).isTrue();
        forgotten.destroyForcibly();
    }

    @Test
    void childrenAreStoppedWhenTheJvmIsKilled() throws Exception {
        // Given another JVM that starts a child under watch, tells its id, and then hangs
        Process other = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HangingParent.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long child = Long.parseLong(other.inputReader().readLine());
        ProcessHandle handle = ProcessHandle.of(child).orElseThrow();

        // When
        other.destroyForcibly();

        // Then
        handle.onExit().get(15, TimeUnit.SECONDS);
        assertThat(handle.isAlive()).isFalse();
    }

    @Test
    void closingWithoutChildrenEndsAtOnce() {
        OrphanWatch watch = OrphanWatch.start();

        watch.close();
        watch.add(1);

        assertThat(ProcessHandle.of(1)).isPresent();
    }

    private static Process sleeper() throws IOException {
        return new ProcessBuilder("sleep", "600").start();
    }
}
