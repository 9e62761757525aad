package io.chate2ee.identity.command;

import io.chate2ee.http.command.ExitCode;
import io.chate2ee.http.command.MistypedException;
import io.chate2ee.http.command.Operation;
import io.chate2ee.http.command.Terminal;
import io.chate2ee.http.operator.Operator;
import io.chate2ee.identity.hosted.HostedLogin;
import io.chate2ee.identity.hosted.HostedSource;
import io.chate2ee.identity.importing.ImportOutcome;
import io.chate2ee.identity.importing.ImportRequest;
import io.chate2ee.identity.mapping.MappingReader;
import io.chate2ee.identity.mapping.MappingRules;
import io.chate2ee.identity.mapping.Mappings;
import io.chate2ee.identity.operator.Operations;
import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import picocli.CommandLine.ParseResult;

/** {@code import}: what is wrong goes to standard output line by line, then the figures; progress to standard error. */
@Singleton
class ImportCommand implements Operation {
    private final Operations operations;
    private final MappingRules rules;
    private final HostedSource hosted;

    ImportCommand(Operations operations, MappingRules rules, HostedSource hosted) {
        this.operations = operations;
        this.rules = rules;
        this.hosted = hosted;
    }

    @Override
    public int run(ParseResult typed, Operator who, Terminal terminal) throws SQLException, IOException {
        boolean dryRun = typed.hasMatchedOption("--dry-run");
        String file = typed.matchedPositionalValue(0, "-");
        try (InputStream in = new BufferedInputStream(open(file), 1 << 16)) {
            ImportOutcome outcome = operations.importFrom(
                    who,
                    typed.matchedOptionValue("--hosted", file),
                    new ImportRequest(
                            mappings(typed, in),
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

    private Mappings mappings(ParseResult typed, InputStream in) throws IOException {
        if (!typed.hasMatchedOption("--hosted")) {
            return new MappingReader(in, rules);
        }
        String token = Files.readString(Path.of(typed.matchedOptionValue("--auth-token-file", "")))
                .strip();
        return hosted.of(
                in,
                MistypedException.unless(() -> new HostedLogin(
                        URI.create(typed.matchedOptionValue("--hosted", "")),
                        typed.matchedOptionValue("--app-id", ""),
                        token)));
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
