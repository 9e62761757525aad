package io.chate2ee.groupsync.command;

import io.chate2ee.groupsync.backfill.BackfillReport;
import io.chate2ee.groupsync.backfill.DoneGroups;
import io.chate2ee.groupsync.operate.BackfillOperations;
import io.chate2ee.http.command.ExitCode;
import io.chate2ee.http.command.Operation;
import io.chate2ee.http.command.Terminal;
import io.chate2ee.http.operator.Operator;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import picocli.CommandLine.ParseResult;

/** {@code backfill}: a bar while it runs, then what was done, and what could not be. */
@Singleton
class BackfillCommand implements Operation {
    /** What nobody should find out afterwards. */
    static final String NEW_IDENTITIES =
            "A group of CometChat's hosted extension gets a new identity here: the key of its old owner is CometChat's, so old messages stay"
                    + " with the old group. Importing users' identities helps only where the Virgil app is the same.";

    private final BackfillOperations backfill;

    BackfillCommand(BackfillOperations backfill) {
        this.backfill = backfill;
    }

    @Override
    public int run(ParseResult typed, Operator who, Terminal terminal) {
        boolean dryRun = typed.hasMatchedOption("--dry-run");
        String file = typed.matchedOptionValue("--done", "");
        terminal.err().println(NEW_IDENTITIES);
        try (DoneGroups done = file.isEmpty() ? DoneGroups.forgotten() : DoneGroups.in(Path.of(file))) {
            Bar bar = new Bar(terminal.err());
            BackfillReport report = backfill.run(who, done, dryRun, bar::show);
            print(report, dryRun, terminal);
            return report.complete() ? ExitCode.DONE : ExitCode.LEFT_OUT;
        } catch (IOException stopped) {
            throw new UncheckedIOException(stopped.getMessage(), stopped);
        } catch (SQLException cannotHappen) {
            throw new IllegalStateException("no database is asked", cannotHappen);
        }
    }

    private static void print(BackfillReport report, boolean dryRun, Terminal terminal) {
        terminal.out()
                .println("%d groups with %d members and %d bans %s"
                        .formatted(
                                report.groups(),
                                report.members(),
                                report.banned(),
                                dryRun ? "would be written (bans are not counted in a dry run)" : "written"));
        terminal.out().println("%d groups were done before".formatted(report.before()));
        terminal.out()
                .println("%d groups have more members than a Virgil group has places".formatted(report.tooLarge()));
        terminal.out().println("%d groups were deleted meanwhile".formatted(report.gone()));
        terminal.out().println("%d groups could not be read".formatted(report.unreadable()));
        report.examples().forEach(terminal.out()::println);
    }
}
