package io.chate2ee.stack.way;

import io.chate2ee.stack.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A way to a server on this machine. All is passed on unchanged until a test asks for something else. A server that is away looks away
 * from here too. Safe for use by several threads.
 */
public final class FaultyWay implements AutoCloseable {
    private static final int WAITING = 50;

    private final ServerSocket entry;
    private final int server;
    private final List<Connection> open = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable String> lastWords = new AtomicReference<>();
    private volatile Duration delay = Duration.ZERO;

    private FaultyWay(int server) {
        this.server = server;
        try {
            this.entry = new ServerSocket(FreePorts.next(), WAITING, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Connection.daemon("way to " + server, this::accept);
    }

    /**
     * Opens a way.
     *
     * @param server the server's port; it need not listen yet
     */
    public static FaultyWay to(int server) {
        return new FaultyWay(server);
    }

    /** Where to connect instead of to the server. */
    public int port() {
        return entry.getLocalPort();
    }

    /** From now on, all that is sent to the server waits so long first. */
    public void delay(Duration each) {
        delay = each;
    }

    /** Nothing passes any more on the connections that are open now, and neither side is told: half-open, as after a lost link. */
    public void silence() {
        open.forEach(Connection::silence);
    }

    /** Resets the connections that are open now. */
    public void reset() {
        open.forEach(Connection::reset);
    }

    /** Passes on the next thing sent to the server that has these words in it, and resets its connection: the answer is lost. Once. */
    public void loseAnswerTo(String words) {
        lastWords.set(words);
    }

    /** Whether what {@link #loseAnswerTo} waits for has come. */
    public boolean hasLostAnswer() {
        return lastWords.get() == null;
    }

    Duration delay() {
        return delay;
    }

    boolean areLastWords(byte[] some, int length) {
        String words = lastWords.get();
        return words != null
                && new String(some, 0, length, StandardCharsets.ISO_8859_1).contains(words)
                && lastWords.compareAndSet(words, null);
    }

    void ended(Connection connection) {
        open.remove(connection);
    }

    private void accept() {
        while (!entry.isClosed()) {
            try {
                Socket client = entry.accept();
                try {
                    Connection connection = new Connection(this, client, new Socket("127.0.0.1", server));
                    open.add(connection);
                    connection.start();
                } catch (IOException serverAway) {
                    // The client sees its connection end, as it would without the way.
                    client.close();
                }
            } catch (IOException closed) {
                // Only the end of the way ends the wait for the next connection.
                if (!entry.isClosed()) {
                    throw new UncheckedIOException(closed);
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            entry.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reset();
    }
}
