package io.chate2ee.stack.suite;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.stack.process.ChildFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryCheckTest {
    private final Path meminfo;

    MemoryCheckTest(@TempDir Path directory) {
        meminfo = directory.resolve("meminfo");
    }

    @Test
    void tooLittleIsToldInOneLineWithBothNumbers() throws Exception {
        Files.writeString(meminfo, "MemTotal:        2000000 kB\nMemAvailable:     512000 kB\n");

        assertThatThrownBy(() -> MemoryCheck.enough(meminfo))
                .isInstanceOf(ChildFailure.class)
                .hasMessage("Memory is short: 500 MB are available, 1300 MB are needed");
    }

    @Test
    void enoughIsNotMentioned() throws Exception {
        Files.writeString(meminfo, "MemAvailable:    1331200 kB\n");

        assertThatCode(() -> MemoryCheck.enough(meminfo)).doesNotThrowAnyException();
    }

    @Test
    void aSystemThatDoesNotTellIsTrusted() {
        assertThatCode(() -> MemoryCheck.enough(meminfo)).doesNotThrowAnyException();
    }
}
