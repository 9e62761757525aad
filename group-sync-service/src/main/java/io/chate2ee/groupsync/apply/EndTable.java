package io.chate2ee.groupsync.apply;

import io.chate2ee.contract.group.GroupState;
import io.chate2ee.contract.membership.MembershipChange;
import io.chate2ee.groupsync.announce.Announcer;
import io.chate2ee.groupsync.settings.SyncSettings;
import io.chate2ee.http.start.WrongSetting;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** Writes how a round ended, announces it and gives the lease back, all in one transaction. */
@Singleton
class EndTable {
    private static final Logger LOG = Logger.getLogger(EndTable.class);
    private static final String RELEASE = "lease_holder = null, lease_until = null";

    /**
     * A process can stand still for any time and then send what it was about to send. So the cloud is compared again and again after
     * a doubt, each time when as much time again has passed, and the last time {@code $7} seconds after it.
     */
    private static final String NEXT_LOOK =
            "doubted_at + least(make_interval(secs => $7), greatest(make_interval(secs => $6), 2 * ($8 - doubted_at)))";

    private static final String WAS_LAST_LOOK = "$5 and doubted_at + make_interval(secs => $7) <= $8";

    /** If the ledger has counted on since the plan was made, the group stays dirty; if somebody wants another look since the claim, it is to come. */
    private static final String DONE = """
            update groups
            set state = $3, park_reason = null, attempts = 0, next_attempt_at = null,
                dirty_since = case when change_seq = $4 then null else dirty_since end,
                urgent = case when change_seq = $4 then false else urgent end,
                identity_shown = identity_shown
                  or exists (select 1 from epochs e where e.guid = $1 and e.life = $2 and e.pushed),
                verify_at = case when verify_at > $8 then verify_at when %1$s then null when $5 then %2$s else least(verify_at, %2$s) end,
                doubted_at = case when %1$s then null else doubted_at end,
                %3$s
            where guid = $1 and life = $2""".formatted(WAS_LAST_LOOK, NEXT_LOOK, RELEASE);

    private static final String LATER = """
            update groups
            set state = case when state = 'deleted' then state when identity_shown then 'changing' else 'creating' end,
                attempts = attempts + 1,
                next_attempt_at = clock_timestamp() + make_interval(secs => $3),
                dirty_since = coalesce(dirty_since, clock_timestamp()),
                %s
            where guid = $1 and life = $2
            returning state""".formatted(RELEASE);

    private static final String PARK =
            "update groups set state = 'parked', park_reason = $3, dirty_since = coalesce(dirty_since, clock_timestamp()), "
                    + RELEASE + " where guid = $1 and life = $2";

    private static final String LET_GO = "update groups set " + RELEASE + " where guid = $1 and life = $2";

    /** Of somebody who has no right to the group, so no more than this. It takes one row's lock only, so nobody waits in a circle. */
    private static final String LOST = """
            update groups set doubted_at = clock_timestamp(), verify_at = clock_timestamp()
            where guid = $1 and life = $2""";

    private final Pool pool;
    private final LeaseTable leases;
    private final Announcer announcer;
    private final BackOff backOff;
    private final SyncSettings settings;
    private final RandomGenerator random = new SecureRandom();

    @Inject
    EndTable(Pool pool, LeaseTable leases, Announcer announcer, SyncSettings settings) {
        this.pool = pool;
        this.leases = leases;
        this.announcer = announcer;
        this.backOff = new BackOff(settings.backOff(), settings.backOffCap());
        this.settings = settings;
        if (settings.lastVerification().compareTo(settings.secondVerification()) < 0) {
            throw WrongSetting.of("sync.last-verification", "must not be shorter than sync.second-verification");
        }
    }

    Uni<Void> end(Claim claim, Ending ending) {
        if (ending instanceof Ending.Lost) {
            return lost(claim);
        }
        return leases.write(claim.lease(), connection -> write(connection, claim, ending));
    }

    /** What was sent before the loss was noticed was not fenced off, and whoever has the group now may have compared it before. */
    private Uni<Void> lost(Claim claim) {
        LOG.warnf(
                "GSY036 Group %s was taken over while it was worked on here; it is compared with the cloud",
                claim.key());
        return leases.inTime(
                pool.preparedQuery(LOST).execute(StepTable.group(claim.key())).replaceWithVoid());
    }

    private Uni<Void> write(SqlConnection connection, Claim claim, Ending ending) {
        if (ending instanceof Ending.Done done) {
            return done(connection, claim, done);
        }
        if (ending instanceof Ending.Later later) {
            return later(connection, claim, later);
        }
        if (ending instanceof Ending.Park park) {
            return park(connection, claim, park.reason());
        }
        return StepTable.run(connection, LET_GO, StepTable.group(claim.key()));
    }

    private Uni<Void> done(SqlConnection connection, Claim claim, Ending.Done done) {
        Tuple parameters = StepTable.group(claim.key())
                .addString(done.outcome().wireName())
                .addLong(done.changeSeq())
                .addBoolean(claim.verify())
                .addDouble(LeaseTable.seconds(settings.secondVerification()))
                .addDouble(LeaseTable.seconds(settings.lastVerification()))
                .addOffsetDateTime(claim.claimedAt());
        return StepTable.run(connection, DONE, parameters)
                .chain(() -> announcer.settled(connection, claim.key(), done.outcome()));
    }

    private Uni<Void> later(SqlConnection connection, Claim claim, Ending.Later later) {
        Duration asked = later.asked();
        Duration pause = backOff.pause(claim.attempts(), random);
        Duration longer = asked != null && asked.compareTo(pause) > 0 ? asked : pause;
        Tuple parameters = StepTable.group(claim.key()).addDouble(LeaseTable.seconds(longer));
        return connection
                .preparedQuery(LATER)
                .execute(parameters)
                .map(rows -> GroupState.ofWireName(rows.iterator().next().getString("state")))
                .chain(state -> announcer.state(connection, claim.key(), state));
    }

    private Uni<Void> park(SqlConnection connection, Claim claim, String reason) {
        return StepTable.run(connection, PARK, StepTable.group(claim.key()).addString(reason))
                .chain(() -> announcer.wholeGroup(connection, claim.key(), MembershipChange.Kind.PARKED, reason))
                .chain(() -> announcer.state(connection, claim.key(), GroupState.PARKED));
    }
}
