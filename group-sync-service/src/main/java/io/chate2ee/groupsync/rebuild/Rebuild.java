package io.chate2ee.groupsync.rebuild;

import io.chate2ee.groupsync.owner.OwnerKeeper;
import io.chate2ee.groupsync.schema.FlywaySchema;
import io.chate2ee.groupsync.settings.OwnerSettings;
import io.chate2ee.http.start.WrongSetting;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Makes the database anew from {@code e2ee.users}, {@code e2ee.groups} and the tickets in the cloud, or brings one up to them that was restored
 * from an earlier backup. Groups keep their identities and epochs; who is a member is known as it was last announced, and each such group
 * asks for a snapshot. Groups that the database knows as well as that are left alone, so that it may be run again. Blocks.
 */
@Singleton
public class Rebuild {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final OwnerSettings settings;
    private final FlywaySchema schema;
    private final OwnerKeeper keeper;
    private final Rebuilding rebuilding;

    @Inject
    Rebuild(OwnerSettings settings, FlywaySchema schema, OwnerKeeper keeper, Rebuilding rebuilding) {
        this.settings = settings;
        this.schema = schema;
        this.keeper = keeper;
        this.rebuilding = rebuilding;
    }

    /**
     * What came of it.
     *
     * @param written groups that the database did not know
     * @param behind groups of which it knew less, as after an earlier backup was restored
     * @param known groups that it knew already
     * @param faulty groups whose tickets cannot be opened with the owner's key, or whose identity is another one; and records that cannot be
     *     read
     */
    public record Report(long written, long behind, long known, long faulty) {
        Report plus(Report other) {
            return new Report(
                    written + other.written, behind + other.behind, known + other.known, faulty + other.faulty);
        }
    }

    /**
     * Does it.
     *
     * @param lines is told which groups cannot be rebuilt, and which records cannot be read
     * @throws io.chate2ee.virgil.CloudException if the cloud does not answer, or refuses; what was written stays
     */
    public Report run(Consumer<String> lines) {
        // A key made now would open none of the tickets.
        WrongSetting.required("owner.key", settings.key());
        schema.start();
        keeper.start();
        return rebuilding.run(keeper.ready().await().atMost(LONGEST), lines);
    }
}
