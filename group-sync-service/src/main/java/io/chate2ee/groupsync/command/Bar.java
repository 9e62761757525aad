package io.chate2ee.groupsync.command;

import java.io.PrintStream;
import java.util.concurrent.locks.ReentrantLock;

/** How far a long command is: a line for every further twentieth. Safe for several threads. */
final class Bar {
    private static final int PARTS = 20;

    private final PrintStream to;
    private final ReentrantLock turn = new ReentrantLock();
    private long shown = -1;

    Bar(PrintStream to) {
        this.to = to;
    }

    /** Shows progress if there is some. */
    void show(long done, long total) {
        turn.lock();
        try {
            long parts = total == 0 ? PARTS : Math.min(PARTS, done * PARTS / total);
            if (parts > shown) {
                shown = parts;
                to.println("[%s%s] %d of %d"
                        .formatted("#".repeat((int) parts), ".".repeat(PARTS - (int) parts), done, total));
            }
        } finally {
            turn.unlock();
        }
    }
}
