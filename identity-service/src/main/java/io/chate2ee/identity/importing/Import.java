package io.chate2ee.identity.importing;

import io.chate2ee.contract.id.IdCase;
import io.chate2ee.http.caller.UidSettings;
import io.chate2ee.identity.derivation.IdentityDerivation;
import io.chate2ee.identity.mapping.Entry;
import io.chate2ee.identity.mapping.Fault;
import io.chate2ee.identity.mapping.Mapping;
import io.chate2ee.identity.mapping.MappingReader;
import io.chate2ee.identity.opening.ImportsMarker;
import io.chate2ee.identity.settings.IdentitySettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
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
    private final IdCase idCase;
    private final boolean declared;

    @Inject
    Import(DataSource database, IdentityDerivation derivation, UidSettings uids, IdentitySettings settings) {
        this(database, derivation, uids.idCase(), settings.imports());
    }

    Import(DataSource database, IdentityDerivation derivation, IdCase idCase, boolean declared) {
        this.database = database;
        this.derivation = derivation;
        this.idCase = idCase;
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
            var digest = sha256();
            long faults = stage(session, new DigestInputStream(request.in(), digest), watcher);
            var rows = new StagedRows(session.connection());
            faults += repeated(rows, watcher);
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
            return merging.run(HexFormat.of().formatHex(digest.digest()), lines, faults);
        }
    }

    private long stage(ImportSession session, DigestInputStream in, ImportWatcher watcher) throws SQLException {
        var reader = new MappingReader(new BufferedInputStream(in, 1 << 16), idCase, derivation.ownerIdentity());
        long read = 0;
        long faults = 0;
        try (var staging = Staging.begin(session.connection(), derivation)) {
            for (Optional<Entry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
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
            staging.complete();
        }
        watcher.read(read);
        return faults;
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
                    "Setting identity.imports must be true, here and for every replica, before identities"
                            + " are imported that do not follow from the derivation secret");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException unusableJdk) {
            throw new IllegalStateException("Every JDK must have SHA-256", unusableJdk);
        }
    }
}
