package io.chate2ee.groupsync.operate;

import io.chate2ee.audit.AuditTrail;
import io.chate2ee.contract.audit.AuditAction;
import io.chate2ee.contract.audit.AuditEntry;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.groupsync.backfill.Backfill;
import io.chate2ee.groupsync.backfill.BackfillReport;
import io.chate2ee.groupsync.backfill.BackfillRuns;
import io.chate2ee.groupsync.backfill.BackfillStatus;
import io.chate2ee.groupsync.backfill.DoneGroups;
import io.chate2ee.groupsync.intake.Replay;
import io.chate2ee.groupsync.intake.ReplayChoice;
import io.chate2ee.groupsync.owner.OwnerBackup;
import io.chate2ee.groupsync.plan.GroupKey;
import io.chate2ee.groupsync.rebuild.Rebuild;
import io.chate2ee.http.operator.OnRecord;
import io.chate2ee.http.operator.Operator;
import io.chate2ee.http.operator.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What operators ask for, by a command or over HTTP, each put on record. Blocks. Only what is asked for is made: the rest may need settings
 * that are not there.
 */
@Singleton
public class Operations {
    private static final String ALL = "all";

    private final Instance<Parking> parking;
    private final Instance<Resync> resync;
    private final Instance<Rest> rest;
    private final Instance<Comparison> comparison;
    private final Instance<Standing> standing;
    private final Instance<Replay> replay;
    private final Instance<OwnerBackup> backup;
    private final Instance<Rebuild> rebuild;
    private final Instance<Backfill> backfill;
    private final Instance<BackfillRuns> backfillRuns;
    private final OnRecord record;

    Operations(
            Instance<Parking> parking,
            Instance<Resync> resync,
            Instance<Rest> rest,
            Instance<Comparison> comparison,
            Instance<Standing> standing,
            Instance<Replay> replay,
            Instance<OwnerBackup> backup,
            Instance<Rebuild> rebuild,
            Instance<Backfill> backfill,
            Instance<BackfillRuns> backfillRuns,
            AuditTrail trail) {
        this.parking = parking;
        this.resync = resync;
        this.rest = rest;
        this.comparison = comparison;
        this.standing = standing;
        this.replay = replay;
        this.backup = backup;
        this.rebuild = rebuild;
        this.backfill = backfill;
        this.backfillRuns = backfillRuns;
        this.record = new OnRecord(trail::add, Failures::told);
    }

    /** False if there is no such group, or it is parked already. */
    public boolean park(Operator who, Guid guid) throws SQLException, IOException {
        return done(who, AuditAction.PARK, guid.value(), () -> parking.get().park(guid));
    }

    /** False if it is not parked. */
    public boolean unpark(Operator who, Guid guid) throws SQLException, IOException {
        return done(who, AuditAction.UNPARK, guid.value(), () -> parking.get().unpark(guid));
    }

    /** False if there is no such group, or it is parked. */
    public boolean resync(Operator who, Guid guid) throws SQLException, IOException {
        return done(who, AuditAction.RESYNC, guid.value(), () -> resync.get().one(guid));
    }

    /** How many groups there are. */
    public int resyncAll(Operator who) throws SQLException, IOException {
        return record.run(
                who,
                AuditAction.RESYNC,
                ALL,
                () -> Waiting.on(resync.get().all()),
                groups -> AuditEntry.done(AuditAction.RESYNC).with("groups", groups.toString()));
    }

    /** False if everything rests already. */
    public boolean pause(Operator who) throws SQLException, IOException {
        return done(who, AuditAction.PAUSE, ALL, () -> rest.get().begin());
    }

    /** False if nothing rested. */
    public boolean resume(Operator who) throws SQLException, IOException {
        return done(who, AuditAction.RESUME, ALL, () -> rest.get().end());
    }

    /**
     * How many lives were compared, and how many differences were told.
     *
     * @param groups how many lives of groups
     * @param differences in all of them
     */
    public record Compared(int groups, int differences) {}

    /** Compares all lives of a group. */
    public Compared compare(Operator who, Guid guid, Consumer<Drift> each) throws SQLException, IOException {
        return compare(who, guid.value(), () -> comparison.get().lives(guid), each);
    }

    /** Compares all lives of all groups. */
    public Compared compareAll(Operator who, Consumer<Drift> each) throws SQLException, IOException {
        return compare(who, ALL, () -> comparison.get().all(), each);
    }

    private Compared compare(Operator who, String about, Work<Uni<List<GroupKey>>> which, Consumer<Drift> each)
            throws SQLException, IOException {
        Work<Compared> work = () -> {
            List<GroupKey> groups = Waiting.on(which.run());
            int differences = 0;
            for (GroupKey group : groups) {
                List<Drift> found = Waiting.on(comparison.get().of(group));
                found.forEach(each);
                differences += found.size();
            }
            return new Compared(groups.size(), differences);
        };
        return record.run(
                who,
                AuditAction.COMPARE,
                about,
                work,
                compared -> AuditEntry.done(AuditAction.COMPARE)
                        .with("groups", Integer.toString(compared.groups()))
                        .with("differences", Integer.toString(compared.differences())));
    }

    /** Where a group's present life stands; empty if the guid is not known. */
    public Optional<GroupStanding> show(Operator who, Guid guid) throws SQLException, IOException {
        return record.run(
                who,
                AuditAction.SHOW,
                guid.value(),
                () -> Waiting.on(standing.get().of(guid)),
                found -> AuditEntry.done(AuditAction.SHOW).with("found", Boolean.toString(found.isPresent())));
    }

    /** Sends rejected records again; see {@link Replay#run}. */
    public Replay.Count replay(Operator who, ReplayChoice choice, boolean dryRun, Consumer<String> lines)
            throws SQLException, IOException {
        String about = choice.key() == null ? ALL : choice.key();
        Function<Replay.Count, AuditEntry> told = count -> AuditEntry.done(AuditAction.REPLAY)
                .with("chosen", Long.toString(count.chosen()))
                .with("dryRun", Boolean.toString(dryRun));
        return record.run(who, AuditAction.REPLAY, about, () -> replay.get().run(choice, dryRun, lines), told);
    }

    /** The owner's key, a secret, to be wiped; null if there is no owner yet. */
    public byte @Nullable [] ownerKey(Operator who) throws SQLException, IOException {
        List<byte[]> secret = new ArrayList<>(1);
        record.run(
                who,
                AuditAction.EXPORT_OWNER_KEY,
                "owner",
                () -> Optional.ofNullable(Waiting.on(backup.get().secret()))
                        .map(secret::add)
                        .isPresent(),
                found -> result(AuditAction.EXPORT_OWNER_KEY, found));
        return secret.isEmpty() ? null : secret.get(0);
    }

    /** Fills an empty database; see {@link Rebuild#run}. */
    public Rebuild.Report rebuild(Operator who, Consumer<String> lines) throws SQLException, IOException {
        Function<Rebuild.Report, AuditEntry> told = report -> AuditEntry.done(AuditAction.REBUILD)
                .with("written", Long.toString(report.written()))
                .with("known", Long.toString(report.known()))
                .with("faulty", Long.toString(report.faulty()));
        return record.run(who, AuditAction.REBUILD, ALL, () -> rebuild.get().run(lines), told);
    }

    /** Reads the chat's groups to the end of the list; see {@link Backfill#run}. */
    public BackfillReport backfill(Operator who, DoneGroups done, boolean dryRun, BiConsumer<Long, Long> progress)
            throws SQLException, IOException {
        Function<BackfillReport, AuditEntry> told =
                report -> backfilled(dryRun).with("groups", Long.toString(report.groups()));
        return record.run(who, AuditAction.BACKFILL, ALL, () -> toTheEnd(done, dryRun, progress), told);
    }

    /** Begins to read the chat's groups in the background; false if that is under way. */
    public boolean startBackfill(Operator who, boolean dryRun) throws SQLException, IOException {
        return record.run(
                who,
                AuditAction.BACKFILL,
                ALL,
                () -> backfillRuns.get().start(dryRun),
                started -> started ? backfilled(dryRun) : AuditEntry.failed(AuditAction.BACKFILL, "running"));
    }

    /** Ends what is under way in the background; false if nothing is. */
    public boolean cancelBackfill(Operator who) throws SQLException, IOException {
        return record.run(
                who,
                AuditAction.CANCEL_BACKFILL,
                ALL,
                () -> backfillRuns.get().cancel(),
                cancelled -> result(AuditAction.CANCEL_BACKFILL, cancelled));
    }

    /** What is under way in the background, or else the last; nothing if this process has had none. */
    public Optional<BackfillStatus> backfillStatus() {
        return backfillRuns.get().status();
    }

    private BackfillReport toTheEnd(DoneGroups done, boolean dryRun, BiConsumer<Long, Long> progress)
            throws IOException {
        try {
            return backfill.get().run(done, dryRun, progress);
        } catch (InterruptedException toldToEnd) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", toldToEnd);
        }
    }

    private static AuditEntry backfilled(boolean dryRun) {
        return AuditEntry.done(AuditAction.BACKFILL).with("dryRun", Boolean.toString(dryRun));
    }

    private boolean done(Operator who, AuditAction action, String about, Work<Uni<Boolean>> work)
            throws SQLException, IOException {
        return record.run(who, action, about, () -> Waiting.on(work.run()), changed -> result(action, changed));
    }

    private static AuditEntry result(AuditAction action, boolean changed) {
        return changed ? AuditEntry.done(action) : AuditEntry.failed(action, "nothing_to_do");
    }
}
