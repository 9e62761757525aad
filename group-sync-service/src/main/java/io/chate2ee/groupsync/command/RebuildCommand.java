package io.chate2ee.groupsync.command;

import io.chate2ee.groupsync.operate.RebuildOperation;
import io.chate2ee.groupsync.rebuild.Rebuild;
import io.chate2ee.http.command.ExitCode;
import io.chate2ee.http.command.Operation;
import io.chate2ee.http.command.Terminal;
import io.chate2ee.http.operator.Operator;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import picocli.CommandLine.ParseResult;

/** {@code rebuild}: a line for each group that cannot be, and each record that cannot be read; then how many were. */
@Singleton
class RebuildCommand implements Operation {
    private final RebuildOperation rebuilding;

    RebuildCommand(RebuildOperation rebuilding) {
        this.rebuilding = rebuilding;
    }

    @Override
    public int run(ParseResult typed, Operator who, Terminal terminal) throws SQLException, IOException {
        Rebuild.Report report = rebuilding.rebuild(who, terminal.out()::println);
        terminal.err()
                .println("%d groups rebuilt, %d brought up to date, %d were known already, %d cannot be"
                        .formatted(report.written(), report.behind(), report.known(), report.faulty()));
        return report.faulty() == 0 ? ExitCode.DONE : ExitCode.LEFT_OUT;
    }
}
