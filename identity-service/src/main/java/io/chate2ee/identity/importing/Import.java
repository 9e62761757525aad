package io.chate2ee.identity.importing;

import io.chate2ee.identity.derivation.IdentityDerivation;
import io.chate2ee.identity.mapping.Entry;
import io.chate2ee.identity.mapping.Fault;
import io.chate2ee.identity.mapping.Mapping;
import io.chate2ee.identity.mapping.Mappings;
import io.chate2ee.identity.opening.ImportsMarker;
import io.chate2ee.identity.settings.IdentitySettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Imports mappings. Everything is read and checked before anything is changed; then rows are merged, batch by batch, each with its
 * announcements in one short transaction, so that nobody who logs in meanwhile waits for long. Blocks.
 */
@Singleton
public class Import {
    private static final int TOLD_EVERY = 10_000;

    private final DataSource database;
    private final IdentityDerivation derivation;
    private final boolean declared;

    @Inject
    Import(DataSource database, IdentityDerivation derivation, IdentitySettings settings) {
        this(database, derivation, settings.imports());
    }

    Import(DataSource database, IdentityDerivation derivation, boolean declared) {
        this.database = database;
        this.derivation = derivation;
        this.declared = declared;
    }

    /**
     * Runs an import to its end.
     *
     * @throws ImportRefusedException if it must not begin
     * @throws SQLException if the database fails; the same request continues a resumable import
     * @throws java.io.UncheckedIOException if the mappings cannot be read
     */
    public ImportOutcome run(ImportRequest request, ImportWatcher watcher) throws SQLException {
        try (var session = ImportSession.open(database)) {
            Staged staged = stage(session, request.mappings(), watcher);
            var rows = new StagedRows(session.connection());
            long faults = staged.faults() + repeated(rows, watcher);
            session.connection().commit();
            long lines = rows.count();
            if (faults > 0 && !request.skipFaulty()) {
                return new ImportOutcome(lines, faults, Counts.NONE, 0, false);
            }
            if (rows.holdImported() && !request.dryRun()) {
                demandSetting();
                ImportsMarker.set(session.connection());
                session.connection().commit();
            }
            var merging = new Merging(session.connection(), rows, request, watcher);
            return merging.run(staged.digest(), lines, faults);
        }
    }

    /**
     * What was read.
     *
     * @param digest a name of all that can be used
     * @param faults how much cannot
     */
    private record Staged(String digest, long faults) {}

    private Staged stage(ImportSession session, Mappings mappings, ImportWatcher watcher) throws SQLException {
        long read = 0;
        long faults = 0;
        try (var staging = Staging.begin(session.connection(), derivation)) {
            for (Optional<Entry> entry = mappings.next(); entry.isPresent(); entry = mappings.next()) {
                if (entry.get() instanceof Mapping mapping) {
                    staging.add(mapping);
                } else if (entry.get() instanceof Fault fault) {
                    faults++;
                    watcher.fault(fault);
                }
                if (++read % TOLD_EVERY == 0) {
                    watcher.read(read);
                }
            }
            watcher.read(read);
            return new Staged(staging.complete(), faults);
        }
    }

    private static long repeated(StagedRows rows, ImportWatcher watcher) throws SQLException {
        long[] count = {0};
        rows.repeated(fault -> {
            count[0]++;
            watcher.fault(fault);
        });
        if (count[0] > 0) {
            rows.dropRepeated();
        }
        return count[0];
    }

    private void demandSetting() {
        if (!declared) {
            throw new ImportRefusedException(
                    "imports_denied",
                    "Setting identity.imports must be true, here and for every replica, before identities"
                            + " are imported that do not follow from the derivation secret");
        }
    }
}
