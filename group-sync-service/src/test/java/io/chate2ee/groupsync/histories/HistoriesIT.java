package io.chate2ee.groupsync.histories;

import java.util.List;
import java.util.Objects;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
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

    @AddLifecycleHook(Lives.class)
    @Property(afterFailure = AfterFailureMode.RANDOM_SEED)
    void afterQuietTheRightsInTheCloudAreTheDesiredOnes(@ForAll("histories") List<Happening> history) throws Exception {
        if (!Lives.isTimeForOneMore()) {
            return;
        }
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
