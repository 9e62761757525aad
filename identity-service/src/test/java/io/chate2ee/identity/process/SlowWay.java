package io.chate2ee.identity.process;

import io.chate2ee.stack.FreePorts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A way to a server on this machine on which everything that is sent to it can be held up for a while. */
final class SlowWay implements AutoCloseable {
    private final ServerSocket entry;
    private final int server;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile Duration delay = Duration.ZERO;

    SlowWay(int server) {
        this.server = server;
        try {
            this.entry = new ServerSocket(FreePorts.next(), 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon("way to " + server, this::accept);
    }

    int port() {
        return entry.getLocalPort();
    }

    /** From now on. */
    void delay(Duration each) {
        delay = each;
    }

    private void accept() {
        while (!entry.isClosed()) {
            try {
                Socket client = entry.accept();
                open.add(client);
                Socket target = new Socket("127.0.0.1", server);
                open.add(target);
                daemon("there", () -> forward(client, target, true));
                daemon("back", () -> forward(target, client, false));
            } catch (IOException serverAway) {
                // The client sees its connection end, as it would without a proxy.
                closeLast();
            }
        }
    }

    private void forward(Socket from, Socket to, boolean held) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] some = new byte[16_384];
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                if (held) {
                    TimeUnit.NANOSECONDS.sleep(delay.toNanos());
                }
                out.write(some, 0, read);
            }
        } catch (IOException ended) {
            // Either side is gone; closing both tells the other.
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeLast() {
        if (!open.isEmpty()) {
            close(open.remove(open.size() - 1));
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception alreadyGone) {
            throw new IllegalStateException(alreadyGone);
        }
    }

    @Override
    public void close() {
        close(entry);
        open.forEach(SlowWay::close);
    }
}
