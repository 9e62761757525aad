package io.chate2ee.groupsync.cloud;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers the first request with whatever bytes a test likes, and every later one that nothing was found. */
final class StrangeServer implements AutoCloseable {
    private static final byte[] NOTHING_FOUND =
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n[]".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_OF_A_REQUEST = 65_536;

    private final ServerSocket socket;
    private final Strangeness first;
    private final AtomicInteger requests = new AtomicInteger();

    /** What is sent in place of an answer; the connection ends with it. */
    interface Strangeness {
        void answer(OutputStream to) throws IOException, InterruptedException;
    }

    StrangeServer(Strangeness first) throws IOException {
        this.first = first;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "strange server");
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    int requests() {
        return requests.get();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                if (client.getInputStream().read(new byte[MOST_OF_A_REQUEST]) < 0) {
                    continue;
                }
                if (requests.incrementAndGet() == 1) {
                    first.answer(client.getOutputStream());
                } else {
                    client.getOutputStream().write(NOTHING_FOUND);
                }
            } catch (IOException clientHasHadEnough) {
                // So has the test, or it will ask again over another connection.
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
