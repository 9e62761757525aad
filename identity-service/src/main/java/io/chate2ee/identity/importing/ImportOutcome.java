package io.chate2ee.identity.importing;

/**
 * How an import ended.
 *
 * @param lines lines that could be used
 * @param faults lines that could not
 * @param counts what became of the usable ones; of all of them, also those merged before an interruption
 * @param resumedAfter the line up to which an interrupted import had come, 0 if there was none
 * @param merged false if nothing was merged because of the faults
 */
public record ImportOutcome(long lines, long faults, Counts counts, long resumedAfter, boolean merged) {}
