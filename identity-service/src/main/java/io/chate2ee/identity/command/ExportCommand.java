package io.chate2ee.identity.command;

import io.chate2ee.identity.exporting.Export;
import io.chate2ee.identity.exporting.ExportFormat;
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
    private final Export exporting;

    ExportCommand(Export exporting) {
        this.exporting = exporting;
    }

    @Override
    public int run(ParseResult typed, Terminal terminal) throws SQLException, IOException {
        ExportFormat format = typed.hasMatchedOption("--ndjson") ? ExportFormat.NDJSON : ExportFormat.CSV;
        String file = typed.matchedPositionalValue(0, "-");
        long written;
        if (file.equals("-")) {
            written = exporting.write(terminal.out(), format);
            if (terminal.out().checkError()) {
                throw new IOException("Standard output was closed before everything was written");
            }
        } else {
            try (OutputStream out =
                    Files.newOutputStream(Path.of(file), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                written = exporting.write(out, format);
            }
        }
        terminal.err().println(written + " users exported");
        return ExitCode.DONE;
    }
}
