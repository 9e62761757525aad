package io.chate2ee.identity.importing;

import io.chate2ee.identity.mapping.Mappings;

/**
 * What to import and how.
 *
 * @param mappings what to import; read once, closed by whoever opened it
 * @param replace whether users who have another identity get the new one
 * @param dryRun whether only to say what would happen
 * @param skipFaulty whether to leave out lines that cannot be used, instead of importing nothing because of them
 * @param resumable whether to note how far it has come, so that the same request goes on there after an interruption
 */
public record ImportRequest(
        Mappings mappings, boolean replace, boolean dryRun, boolean skipFaulty, boolean resumable) {}
