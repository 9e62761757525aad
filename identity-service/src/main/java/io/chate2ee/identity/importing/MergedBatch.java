package io.chate2ee.identity.importing;

import java.util.List;

/**
 * What became of one batch.
 *
 * @param counts how many rows of each fate
 * @param refusals those that were left out, by line
 */
record MergedBatch(Counts counts, List<Refusal> refusals) {}
