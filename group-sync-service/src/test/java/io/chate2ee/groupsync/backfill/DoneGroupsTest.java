package io.chate2ee.groupsync.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.id.Guid;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // Made before each test.
class DoneGroupsTest {
    @TempDir
    Path folder;

    @Test
    void theNextRunKnowsWhatThisOneDid() throws Exception {
        Path file = folder.resolve("done");
        try (DoneGroups first = DoneGroups.in(file)) {
            first.add(new Guid("a"));
            first.add(new Guid("b"));
        }

        try (DoneGroups second = DoneGroups.in(file)) {
            assertThat(second.contains(new Guid("a"))).isTrue();
            assertThat(second.contains(new Guid("b"))).isTrue();
            assertThat(second.contains(new Guid("c"))).isFalse();
        }
    }

    @Test
    void aLineThatWasNotFinishedCountsForNothing() throws Exception {
        Path file = Files.writeString(folder.resolve("done"), "a\nnigh");

        try (DoneGroups groups = DoneGroups.in(file)) {
            groups.add(new Guid("b"));
        }

        assertThat(Files.readString(file)).isEqualTo("a\nb\n");
    }
}
