package io.chate2ee.groupsync.command;

import java.io.PrintStream;

/**
 * What a command talks to.
 *
 * @param out for results, which may go to a file or another program
 * @param err for progress and errors
 */
record Terminal(PrintStream out, PrintStream err) {}
