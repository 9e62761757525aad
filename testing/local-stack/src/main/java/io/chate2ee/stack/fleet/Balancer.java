package io.chate2ee.stack.fleet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One address for several processes of a service: each new connection goes to the next of those that are ready, as those in
 * front of a service in production do. Connections that are open stay where they are.
 */
public final class Balancer implements AutoCloseable {
    private final ServerSocket door;
    private final List<URI> ready = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    /** Opens the address; {@link #ready} says later who is behind it. */
    public Balancer() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("no port for a balancer", e);
        }
        inBackground(this::accept);
    }

    /** The address. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    /** Who takes connections; changes count for the next one. */
    public List<URI> ready() {
        return ready;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                inBackground(() -> connect(caller));
            } catch (IOException closed) {
                // The only way in which waiting for callers ends.
                return;
            }
        }
    }

    private void connect(Socket caller) {
        List<URI> now = List.copyOf(ready);
        URI next = now.get(Math.floorMod(turn.getAndIncrement(), now.size()));
        try (caller;
                Socket service = new Socket(next.getHost(), next.getPort())) {
            Thread back = inBackground(() -> copy(service, caller));
            copy(caller, service);
            back.join();
        } catch (IOException refused) {
            // The caller sees its connection end, as it would without a balancer.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException ended) {
            // One of the two has gone; the other is told by the end of its stream.
            return;
        }
    }

    private static Thread inBackground(Runnable work) {
        Thread thread = new Thread(work, "balancer");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a balancer cannot be closed", e);
        }
    }
}
