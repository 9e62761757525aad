package io.chate2ee.http.command;

import io.chate2ee.http.operator.Operator;
import java.io.IOException;
import java.sql.SQLException;
import picocli.CommandLine.ParseResult;

/** What a command does once the process is up. Blocks. */
@FunctionalInterface
public interface Operation {
    /**
     * Does it.
     *
     * @param typed what stands behind the command's name
     * @param who who typed it
     * @return one of {@link ExitCode}
     */
    int run(ParseResult typed, Operator who, Terminal terminal) throws SQLException, IOException;
}
