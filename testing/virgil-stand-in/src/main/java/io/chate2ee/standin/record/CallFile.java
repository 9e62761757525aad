package io.chate2ee.standin.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Writes calls to the end of a file, one JSON object a line, in the order they end. Written by a thread of its own; a call's
 * line may come a moment after its answer, but none is left out when this is closed.
 */
public final class CallFile implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(CallFile.class.getName());
    private static final long CLOSING_SECONDS = 10;

    private final Path path;
    private final Writer writer;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(CallFile::newThread);

    private CallFile(Path path, Writer writer) {
        this.path = path;
        this.writer = writer;
    }

    /**
     * Opens a file, which is made if need be.
     *
     * @throws IOException if it cannot be written
     */
    public static CallFile open(Path path) throws IOException {
        try {
            return new CallFile(
                    path, Files.newBufferedWriter(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        } catch (IOException unwritable) {
            throw new IOException("cannot write the record of calls to " + path, unwritable);
        }
    }

    /** Writes a call soon. */
    void add(CallRecord call) {
        thread.execute(() -> write(call.toJson().encode()));
    }

    private void write(String line) {
        try {
            writer.write(line + "\n");
            writer.flush();
        } catch (IOException unwritable) {
            // Whoever reads the file must not take it for complete; the calls themselves go on.
            LOG.log(Level.SEVERE, unwritable, () -> "the record of calls in " + path + " is not complete any more");
        }
    }

    /** Writes what is waiting and closes the file. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                LOG.severe("the record of calls in " + path + " lacks its end");
            }
            writer.close();
        } catch (InterruptedException impatient) {
            // Whoever stops us does not want to wait.
            Thread.currentThread().interrupt();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static Thread newThread(Runnable work) {
        var thread = new Thread(work, "call-record");
        thread.setDaemon(true);
        return thread;
    }
}
