package io.chate2ee.stack.process;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Ends the children when this JVM is killed so hard that it cannot do it itself.
 *
 * <p>A small shell process reads their process ids from a pipe. The pipe's end, whatever the cause, tells it that this JVM
 * is gone: it then stops those that are still there (SIGTERM, then SIGINT, at which PostgreSQL no longer waits for its
 * clients), and after ten seconds kills them.
 */
public final class OrphanWatch implements AutoCloseable {
    private static final String SCRIPT = """
            trap '' INT HUP TERM
            children=
            while read -r sign pid; do
                rest=
                for child in $children; do
                    [ "$child" = "$pid" ] || rest="$rest $child"
                done
                children=$rest
                [ "$sign" = + ] && children="$children $pid"
            done
            [ -z "$children" ] && exit 0
            kill -TERM $children 2>/dev/null
            for second in 1 2 3 4 5 6 7 8 9 10; do
                kill -0 $children 2>/dev/null || exit 0
                [ $second = 4 ] && kill -INT $children 2>/dev/null
                sleep 1
            done
            kill -KILL $children 2>/dev/null
            exit 0
            """;

    private final Process shell;
    private final BufferedWriter pipe;
    private final ReentrantLock writing = new ReentrantLock();

    private OrphanWatch(Process shell) {
        this.shell = shell;
        this.pipe = shell.outputWriter(StandardCharsets.US_ASCII);
    }

    /** Starts watching; there are no children yet. */
    public static OrphanWatch start() {
        try {
            return new OrphanWatch(new ProcessBuilder(List.of("/bin/sh", "-c", SCRIPT))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start /bin/sh", e);
        }
    }

    /** Watches over a process. */
    public void add(long pid) {
        tell("+ " + pid);
    }

    /** Forgets a process that has ended, since its id may soon be another's. */
    public void remove(long pid) {
        tell("- " + pid);
    }

    private void tell(String line) {
        writing.lock();
        try {
            pipe.write(line + "\n");
            pipe.flush();
        } catch (IOException e) {
            // Only after close(), when there is nothing left to watch, or when somebody killed the shell, which costs
            // no
            // more than the safety net.
            return;
        } finally {
            writing.unlock();
        }
    }

    /** Ends the watch; what it still watches over is stopped. */
    @Override
    public void close() {
        try {
            pipe.close();
            if (!shell.waitFor(15, TimeUnit.SECONDS)) {
                shell.destroyForcibly();
            }
        } catch (IOException e) {
            shell.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
