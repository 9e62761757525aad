package io.chate2ee.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands of operators wait to be asked for, and migrations leave behind what they said. */
@Tag("kubectl")
class OperatorJobsTest {
    private static final String OVERLAYS = "io.chate2ee.deploy.Overlays#all";
    private static final Pattern CRON_JOB = Pattern.compile("cronjob/([a-z-]+)");

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void noClockStartsACommandAndNothingStartsItTwice(Manifests manifests) {
        assertThat(manifests.kind("CronJob")).isNotEmpty().allSatisfy(command -> {
            assertThat(command.at("/spec/suspend").asBoolean())
                    .as(command + " suspend")
                    .isTrue();
            assertThat(command.at("/spec/jobTemplate/spec/backoffLimit").asInt(6))
                    .as(command + " backoffLimit")
                    .isZero();
            assertThat(command.pod().path("restartPolicy").asText())
                    .as(command + " restartPolicy")
                    .isEqualTo("Never");
        });
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void whatAJobIsToldIsACommandThatChangesNothingByItself(Manifests manifests) {
        String grammar =
                Repository.text("group-sync-service/src/main/java/io/chate2ee/groupsync/command/CommandLines.java");
        assertThat(manifests.kind("CronJob")).allSatisfy(command -> {
            String name = command.container().at("/args/0").asText();
            assertThat(grammar).contains('"' + name + '"');
            assertThat(command.container().path("args").toString())
                    .as(command + " args")
                    .isIn("[\"compare\",\"--all\"]", "[\"replay\",\"--dry-run\"]");
        });
    }

    /** With {@code OnFailure} the last pod of a Job goes when it is given up, and its log with it. */
    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void whyAMigrationFailedCanBeReadForAnHour(Manifests manifests) {
        assertThat(manifests.kind("Job")).isNotEmpty().allSatisfy(migration -> {
            assertThat(migration.pod().path("restartPolicy").asText())
                    .as(migration + " restartPolicy")
                    .isEqualTo("Never");
            assertThat(migration.at("/spec/ttlSecondsAfterFinished").asInt())
                    .as(migration + " ttlSecondsAfterFinished")
                    .isGreaterThanOrEqualTo(3600);
            assertThat(migration
                            .at("/metadata/labels/app.kubernetes.io~1component")
                            .asText())
                    .as("what operators delete them by")
                    .isEqualTo("migration");
        });
    }

    @Test
    void theDocumentedOnesAreThoseThatThereAre() {
        Set<String> documented = CRON_JOB.matcher(Repository.text("docs/deployment.md"))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> there =
                Manifests.of("base").kind("CronJob").map(Manifest::name).collect(Collectors.toCollection(TreeSet::new));

        assertThat(there).isEqualTo(documented);
    }
}
