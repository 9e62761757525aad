package io.chate2ee.groupsync.histories;

import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/**
 * Members come and go, cards appear late, change and break, users are forgotten, groups end and begin again; meanwhile the cloud
 * misbehaves, processes die and freeze, and requests arrive late. A history that fails is made as short as it can be and printed
 * with its seed.
 */
class HistoriesIT {
    private static @Nullable Stage stage;

    @BeforeContainer
    static void open() {
        stage = Stage.open();
    }

    @AfterContainer
    static void close() {
        Objects.requireNonNull(stage).close();
    }

    /** The seed is fixed so that every build lives the same lives; another brings others. */
    @Property(seed = "20261123")
    void afterQuietTheRightsInTheCloudAreTheDesiredOnes(@ForAll("histories") List<Happening> history) throws Exception {
        HistoryRun run = new HistoryRun(Objects.requireNonNull(stage));
        for (Happening happening : history) {
            run.take(happening);
        }
        run.becomesQuiet();
        run.check();
    }

    @Provide
    Arbitrary<List<Happening>> histories() {
        return Happenings.histories();
    }
}
