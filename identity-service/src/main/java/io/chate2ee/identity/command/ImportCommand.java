package io.chate2ee.identity.command;

import io.chate2ee.identity.importing.Import;
import io.chate2ee.identity.importing.ImportOutcome;
import io.chate2ee.identity.importing.ImportRequest;
import io.chate2ee.identity.mapping.MappingReader;
import io.chate2ee.identity.mapping.MappingRules;
import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import picocli.CommandLine.ParseResult;

/** {@code import}: what is wrong goes to standard output line by line, then the figures; progress to standard error. */
@Singleton
class ImportCommand implements Operation {
    private final Import importing;
    private final MappingRules rules;

    ImportCommand(Import importing, MappingRules rules) {
        this.importing = importing;
        this.rules = rules;
    }

    @Override
    public int run(ParseResult typed, Terminal terminal) throws SQLException, IOException {
        boolean dryRun = typed.hasMatchedOption("--dry-run");
        try (InputStream in = open(typed.matchedPositionalValue(0, "-"))) {
            ImportOutcome outcome = importing.run(
                    new ImportRequest(
                            new MappingReader(new BufferedInputStream(in, 1 << 16), rules),
                            typed.hasMatchedOption("--replace"),
                            dryRun,
                            typed.hasMatchedOption("--skip-faulty"),
                            true),
                    new ImportReport(terminal));
            terminal.out().println(summary(outcome, dryRun));
            boolean clean = outcome.faults() == 0 && outcome.counts().refused() == 0;
            return clean ? ExitCode.DONE : ExitCode.LEFT_OUT;
        }
    }

    private static InputStream open(String file) throws IOException {
        return file.equals("-") ? System.in : Files.newInputStream(Path.of(file));
    }

    private static String summary(ImportOutcome outcome, boolean dryRun) {
        if (!outcome.merged()) {
            return "Nothing was imported: %d of %d lines cannot be used"
                    .formatted(outcome.faults(), outcome.lines() + outcome.faults());
        }
        var counts = outcome.counts();
        return "%s: %d added, %d replaced, %d unchanged, %d refused, %d lines that cannot be used%s"
                .formatted(
                        dryRun ? "A dry run; an import would give" : "Imported",
                        counts.added(),
                        counts.replaced(),
                        counts.unchanged(),
                        counts.refused(),
                        outcome.faults(),
                        outcome.resumedAfter() > 0
                                ? "; went on after line " + outcome.resumedAfter() + " of an interrupted import"
                                : "");
    }
}
