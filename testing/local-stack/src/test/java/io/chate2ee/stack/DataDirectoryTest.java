package io.chate2ee.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @Test
    void aWishedDirectoryIsMadeAndNeverDeleted(@TempDir Path parent) {
        DataDirectory directory = DataDirectory.of(parent.resolve("a").resolve("b"), "test");

        directory.deleteUnlessKept();
        directory.deleteUnlessKeptExcept("logs");

        assertThat(directory.path()).isDirectory().isEqualTo(parent.resolve("a").resolve("b"));
    }

    @Test
    void withoutAWishItIsANewOneThatGoesAwayWithItsContents() throws Exception {
        DataDirectory directory = DataDirectory.of(null, "test");
        Files.createDirectories(directory.path().resolve("deep").resolve("deeper"));

        directory.deleteUnlessKept();

        assertThat(directory.path()).doesNotExist();
    }

    @Test
    void oneSubdirectoryCanBeSpared() throws Exception {
        DataDirectory directory = DataDirectory.of(null, "test");
        Path log = Files.writeString(
                Files.createDirectories(directory.path().resolve("logs")).resolve("a.log"), "why");
        Path data = Files.writeString(directory.path().resolve("logs-are-not-here"), "data");

        directory.deleteUnlessKeptExcept("logs");

        assertThat(log).hasContent("why");
        assertThat(data).doesNotExist();
        directory.deleteUnlessKept();
    }
}
