package io.chate2ee.identity.admin;

import io.chate2ee.identity.importing.ImportOutcome;
import java.util.List;

/**
 * How an import ended.
 *
 * @param imported false if nothing was, because of lines that cannot be used
 * @param added users who were not known before
 * @param replaced users who got another identity
 * @param unchanged users who had the identity already
 * @param refused rows that do not go with what the registry has
 * @param faulty lines that cannot be used
 * @param findings what was refused or cannot be used, line by line
 */
public record ImportAnswer(
        boolean imported,
        long added,
        long replaced,
        long unchanged,
        long refused,
        long faulty,
        List<Finding> findings) {
    /** Copies the list. */
    public ImportAnswer {
        findings = List.copyOf(findings);
    }

    /**
     * What is wrong with a line.
     *
     * @param line where it stands in the body, from 1
     * @param reason why, for people
     */
    public record Finding(long line, String reason) {}

    static ImportAnswer of(ImportOutcome outcome, List<Finding> findings) {
        var counts = outcome.counts();
        return new ImportAnswer(
                outcome.merged(),
                counts.added(),
                counts.replaced(),
                counts.unchanged(),
                counts.refused(),
                outcome.faults(),
                findings);
    }
}
