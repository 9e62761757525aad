package io.chate2ee.identity.command;

import io.chate2ee.http.command.ExitCode;
import io.chate2ee.http.command.Operation;
import io.chate2ee.http.command.Terminal;
import io.chate2ee.http.operator.Operator;
import io.chate2ee.identity.exporting.ExportFormat;
import io.chate2ee.identity.operator.Operations;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import picocli.CommandLine.ParseResult;

/** {@code export}. */
@Singleton
class ExportCommand implements Operation {
    private final Operations operations;

    ExportCommand(Operations operations) {
        this.operations = operations;
    }

    @Override
    public int run(ParseResult typed, Operator who, Terminal terminal) throws SQLException, IOException {
        ExportFormat format = typed.hasMatchedOption("--ndjson") ? ExportFormat.NDJSON : ExportFormat.CSV;
        String file = typed.matchedPositionalValue(0, "-");
        long written;
        if (file.equals("-")) {
            written = operations.exportTo(who, "standard output", terminal.out(), format);
            if (terminal.out().checkError()) {
                throw new IOException("Standard output was closed before everything was written");
            }
        } else {
            try (OutputStream out =
                    Files.newOutputStream(Path.of(file), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                written = operations.exportTo(who, file, out, format);
            }
        }
        terminal.err().println(written + " users exported");
        return ExitCode.DONE;
    }
}
