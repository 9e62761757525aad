package io.chate2ee.http.command;

/** How a command ends, for scripts. */
public final class ExitCode {
    /** All was done. */
    public static final int DONE = 0;
    /** It could not begin or go on; one line on standard error says why. */
    public static final int FAILED = 1;
    /** What was typed makes no sense; nothing was done. */
    public static final int USAGE = 2;
    /** Done but for something that the output names: lines left out, users or groups that there are not, differences that were found. */
    public static final int LEFT_OUT = 3;

    private ExitCode() {}
}
