package io.chate2ee.groupsync.guesses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import io.chate2ee.standin.guesses.Guess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Runs the tests that write to the cloud once for each choice of the stand-in's, and once for all other choices together; prints a table. Takes
 * minutes, so only with {@code -Dguesses.every=true}; {@code -Dguesses.tests} names other tests, by their names below the service's package.
 */
@EnabledIfSystemProperty(named = "guesses.every", matches = "true")
class EverySettingIT {
    private static final String SETTING = "stand-in.guesses";
    private static final String SERVICE = "io.chate2ee.groupsync.";
    private static final String WRITERS =
            "apply.RoundsIT,apply.FaultsIT,apply.CrashesIT,apply.MustHoldIT,apply.SizesIT,"
                    + "apply.FromJoinIT,apply.ForgottenUsersIT,apply.FullGroupsIT,apply.OperatorsIT,apply.TwoReplicasIT,"
                    + "apply.WaitingMembersIT,apply.BulkheadsIT,rebuild.RebuildIT,owner.OwnerIT,histories.LateRequestsIT,"
                    + "histories.HistoriesIT";

    @AfterEach
    void asUsual() {
        System.clearProperty(SETTING);
    }

    @Test
    void theTestsThatWriteToTheCloudPassUnderEverySetting() {
        List<String> failures = new ArrayList<>();
        StringBuilder table =
                new StringBuilder(String.format("%-36s%8s%8s%9s%n", "setting", "passed", "failed", "seconds"));
        settings().forEach(setting -> {
            System.setProperty(SETTING, setting);
            TestExecutionSummary summary = run();
            String name = setting.contains(",") ? "all of these" : setting;
            table.append(String.format(
                    "%-36s%8d%8d%9d%n",
                    name,
                    summary.getTestsSucceededCount(),
                    summary.getTotalFailureCount(),
                    (summary.getTimeFinished() - summary.getTimeStarted()) / 1000));
            summary.getFailures()
                    .forEach(failure -> failures.add(name + ": "
                            + failure.getTestIdentifier().getDisplayName() + ": " + failure.getException()));
            System.out.println(table);
        });
        assertThat(failures).isEmpty();
    }

    private static Stream<String> settings() {
        List<String> each = Arrays.stream(Guess.values())
                .map(guess -> guess.label() + "=" + guess.other())
                .toList();
        return Stream.concat(each.stream(), Stream.of(each.stream().collect(Collectors.joining(","))));
    }

    private static TestExecutionSummary run() {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        request()
                                .selectors(Arrays.stream(System.getProperty("guesses.tests", WRITERS)
                                                .split(","))
                                        .map(name -> selectClass(SERVICE + name))
                                        .toList())
                                .build(),
                        new TestExecutionListener[] {summary});
        TestExecutionSummary ended = Objects.requireNonNull(summary.getSummary());
        assertThat(ended.getTestsFoundCount()).as("tests found").isPositive();
        return ended;
    }
}
