package io.chate2ee.identity.command;

import io.chate2ee.http.command.Terminal;
import io.chate2ee.identity.importing.ImportWatcher;
import io.chate2ee.identity.importing.Refusal;
import io.chate2ee.identity.mapping.Fault;

/** Prints an import's course: a bar where somebody watches, else a line now and then. */
final class ImportReport implements ImportWatcher {
    private static final long READ_BETWEEN_LINES = 100_000;
    private static final int BAR = 40;

    private final Terminal terminal;
    private final boolean watched = System.console() != null;
    private long shown = -1;

    ImportReport(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void read(long lines) {
        if (watched) {
            terminal.err().print("\rread " + lines + " lines");
        } else if (lines % READ_BETWEEN_LINES == 0 && lines > 0) {
            terminal.err().println("read " + lines + " lines");
        }
    }

    @Override
    public void merged(long rows, long all) {
        long percent = all == 0 ? 100 : rows * 100 / all;
        if (watched && percent != shown) {
            int full = (int) (percent * BAR / 100);
            terminal.err().print("\r[" + "#".repeat(full) + "-".repeat(BAR - full) + "] " + percent + " % of " + all);
            terminal.err().print(percent == 100 ? System.lineSeparator() : "");
            shown = percent;
        } else if (!watched && percent / 10 != shown) {
            terminal.err().println("merged " + rows + " of " + all + " (" + percent + " %)");
            shown = percent / 10;
        }
    }

    @Override
    public void fault(Fault fault) {
        terminal.out().println("line " + fault.line() + ": " + fault.reason());
    }

    @Override
    public void refusal(Refusal refusal) {
        terminal.out().println("line " + refusal.line() + ": " + refusal.uid() + " refused: " + refusal.reason());
    }
}
