package io.chate2ee.groupsync.command;

/** How a command ends, for scripts. */
final class ExitCode {
    /** All was done. */
    static final int DONE = 0;
    /** It could not begin or go on; one line on standard error says why. */
    static final int FAILED = 1;
    /** What was typed makes no sense; nothing was done. */
    static final int USAGE = 2;

    /** Done but for something that the output names: groups that there are not, differences that were found. */
    static final int LEFT_OUT = 3;

    private ExitCode() {}
}
