package io.chate2ee.identity.importing;

import java.io.InputStream;

/**
 * What to import and how.
 *
 * @param in the mappings, CSV or NDJSON; read once, closed by whoever opened it
 * @param replace whether users who have another identity get the new one
 * @param dryRun whether only to say what would happen
 * @param skipFaulty whether to leave out lines that cannot be used, instead of importing nothing because of them
 * @param resumable whether to note how far it has come, so that the same request goes on there after an interruption
 */
public record ImportRequest(InputStream in, boolean replace, boolean dryRun, boolean skipFaulty, boolean resumable) {}
