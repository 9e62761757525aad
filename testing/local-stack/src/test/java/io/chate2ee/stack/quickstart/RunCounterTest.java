package io.chate2ee.stack.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.stack.scene.Names;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCounterTest {
    @Test
    void countsFromOneInEachDirectory(@TempDir Path one, @TempDir Path two) {
        assertThat(RunCounter.next(one)).isEqualTo(1);
        assertThat(RunCounter.next(one)).isEqualTo(2);
        assertThat(RunCounter.next(two)).isEqualTo(1);
    }

    @Test
    void aFileThatIsNoNumberIsNamed(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("scenes-played"), "many");

        assertThatThrownBy(() -> RunCounter.next(directory)).hasMessageContaining("scenes-played");
    }

    @Test
    void onlyTheFirstRunHasThePlainNames() {
        assertThat(Names.ofRun(1).alice()).isEqualTo("alice");
        assertThat(Names.ofRun(2).alice()).isEqualTo("alice-2");
        assertThat(Names.ofRun(2).group()).isEqualTo("book-club-2");
    }
}
