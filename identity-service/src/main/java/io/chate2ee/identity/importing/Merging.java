package io.chate2ee.identity.importing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** Takes staged rows batch by batch to the registry. */
final class Merging {
    /** Few enough for locks of about a tenth of a second. */
    private static final int BATCH = 5_000;

    private static final int ATTEMPTS = 5;

    /**
     * Two transactions waited for each other, and PostgreSQL ended this one; the other goes on. Or somebody who logged in meanwhile was
     * given an identity that looked free; now it does not.
     */
    private static final Set<String> WORTH_REPEATING = Set.of("40P01", "40001", "23505");

    private final Connection connection;
    private final StagedRows rows;
    private final ImportRequest request;
    private final ImportWatcher watcher;
    private final Merge merge;
    private final ImportRun run;

    Merging(Connection connection, StagedRows rows, ImportRequest request, ImportWatcher watcher) {
        this.connection = connection;
        this.rows = rows;
        this.request = request;
        this.watcher = watcher;
        this.merge = new Merge(connection, request.replace());
        this.run = new ImportRun(connection);
    }

    /** Merges all, or what an interrupted import has left. */
    ImportOutcome run(String digest, long lines, long faults) throws SQLException {
        ImportRun.Place start = noted() ? startNoted(digest) : ImportRun.Place.START;
        long line = start.line();
        Counts counts = start.counts();
        long done = counts.added() + counts.replaced() + counts.unchanged() + counts.refused();
        watcher.merged(done, lines);
        for (long end = rows.endOfBatch(line, BATCH); end > line; end = rows.endOfBatch(line, BATCH)) {
            MergedBatch batch = mergeRepeatedly(line, end);
            line = end;
            counts = counts.plus(batch.counts());
            done += BATCH;
            watcher.merged(Math.min(done, lines), lines);
            if (!noted()) {
                batch.refusals().forEach(watcher::refusal);
            }
        }
        if (noted()) {
            run.refusals(watcher::refusal);
            run.finish();
        }
        connection.commit();
        return new ImportOutcome(lines, faults, counts, start.line(), true);
    }

    private boolean noted() {
        return request.resumable() && !request.dryRun();
    }

    private ImportRun.Place startNoted(String digest) throws SQLException {
        var unfinished = run.unfinished(digest, request.replace());
        if (unfinished.isEmpty()) {
            run.begin(digest, request.replace());
        }
        connection.commit();
        return unfinished.orElse(ImportRun.Place.START);
    }

    private MergedBatch mergeRepeatedly(long after, long through) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return mergeOnce(after, through);
            } catch (SQLException failed) {
                connection.rollback();
                if (attempt == ATTEMPTS || !WORTH_REPEATING.contains(String.valueOf(failed.getSQLState()))) {
                    throw failed;
                }
            }
        }
    }

    private MergedBatch mergeOnce(long after, long through) throws SQLException {
        MergedBatch batch = merge.merge(after, through);
        if (request.dryRun()) {
            connection.rollback();
            return batch;
        }
        if (noted()) {
            run.advance(through, batch);
        }
        connection.commit();
        return batch;
    }
}
