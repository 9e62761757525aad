package io.chate2ee.groupsync.command;

import picocli.CommandLine.ParseResult;

/** What a command does once the process is up. Blocks. */
interface Operation {
    /**
     * Does it.
     *
     * @param typed what stands behind the command's name
     * @return one of {@link ExitCode}
     */
    int run(ParseResult typed, Terminal terminal);
}
