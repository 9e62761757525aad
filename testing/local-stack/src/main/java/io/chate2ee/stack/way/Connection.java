package io.chate2ee.stack.way;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/** One connection over the way, with a thread for each direction. */
final class Connection {
    private static final int MOST_AT_A_TIME = 16_384;

    private final FaultyWay way;
    private final Socket client;
    private final Socket server;
    private volatile boolean silent;
    private volatile boolean answerIsLost;

    Connection(FaultyWay way, Socket client, Socket server) {
        this.way = way;
        this.client = client;
        this.server = server;
    }

    void start() {
        daemon("there", () -> forward(this::there));
        daemon("back", () -> forward(this::back));
    }

    void silence() {
        silent = true;
    }

    void reset() {
        way.ended(this);
        try (client;
                server) {
            if (!client.isClosed()) {
                // Without lingering a close is a reset.
                client.setSoLinger(true, 0);
                server.setSoLinger(true, 0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void there() throws IOException, InterruptedException {
        byte[] some = new byte[MOST_AT_A_TIME];
        InputStream in = client.getInputStream();
        for (int read = in.read(some); read >= 0; read = in.read(some)) {
            TimeUnit.NANOSECONDS.sleep(way.delay().toNanos());
            answerIsLost |= way.areLastWords(some, read);
            pass(some, read, server);
        }
    }

    private void back() throws IOException {
        byte[] some = new byte[MOST_AT_A_TIME];
        InputStream in = server.getInputStream();
        for (int read = in.read(some); read >= 0; read = in.read(some)) {
            if (answerIsLost) {
                // Now that it answers, the server has done what it was told.
                reset();
                return;
            }
            pass(some, read, client);
        }
    }

    private void pass(byte[] some, int length, Socket to) throws IOException {
        if (!silent) {
            to.getOutputStream().write(some, 0, length);
        }
    }

    private void forward(Direction direction) {
        try {
            direction.forward();
        } catch (IOException ended) {
            // Either side is gone; closing both tells the other.
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        if (!silent) {
            end();
        }
    }

    private interface Direction {
        void forward() throws IOException, InterruptedException;
    }

    private void end() {
        way.ended(this);
        close(client);
        close(server);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
