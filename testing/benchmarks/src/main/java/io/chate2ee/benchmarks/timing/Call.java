package io.chate2ee.benchmarks.timing;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One connection that stays open, over which requests go one after the other: nothing but the server's own time should vary. Reads just
 * the HTTP that the services answer with: a head, and a body of announced length.
 */
final class Call implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_HEAD = 16_384;

    private final Socket socket;
    private final DataInputStream in;

    Call(URI server) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    /** The bytes of a request. */
    static byte[] get(String path, String authorization) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + authorization + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Sends a request and waits for the whole answer, which must have the status. */
    long nanosFor(byte[] request, int status) throws IOException {
        long begun = System.nanoTime();
        socket.getOutputStream().write(request);
        String head = head();
        in.skipNBytes(length(head));
        long nanos = System.nanoTime() - begun;
        if (!head.startsWith("HTTP/1.1 " + status + " ")) {
            throw new IOException(
                    "not " + status + " but " + head.lines().findFirst().orElse(""));
        }
        return nanos;
    }

    private String head() throws IOException {
        var head = new byte[LONGEST_HEAD];
        for (int length = 0; length < head.length; ) {
            head[length++] = in.readByte();
            if (length >= END_OF_HEAD.length
                    && Arrays.equals(head, length - END_OF_HEAD.length, length, END_OF_HEAD, 0, END_OF_HEAD.length)) {
                return new String(head, 0, length, StandardCharsets.US_ASCII);
            }
        }
        throw new IOException("a head without end");
    }

    private static int length(String head) {
        return head.lines()
                .map(String::strip)
                .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
