package io.chate2ee.identity.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Splits a stream into lines of bounded length, so that no file can fill the memory. Ends at LF or CR LF. */
public final class LineReader {
    /** Several times what the longest uid and identity need. */
    static final int LONGEST = 4_096;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final byte[] line = new byte[LONGEST];
    private int length;
    private long number;

    /** Reads single bytes, so the stream should be a buffered one. */
    public LineReader(InputStream in) {
        this.in = in;
    }

    /**
     * The next line without its end; an empty array for an empty line, null at the end of the stream.
     *
     * @throws LineTooLongException after which the next line can be read
     */
    public byte @Nullable [] next() throws LineTooLongException {
        try {
            number++;
            length = 0;
            int read = in.read();
            return read < 0 ? null : readOn(read);
        } catch (IOException failed) {
            throw new UncheckedIOException("line " + number + " cannot be read: " + failed.getMessage(), failed);
        }
    }

    /** The number of the line that was read last, from 1. */
    public long number() {
        return number;
    }

    private byte[] readOn(int first) throws IOException, LineTooLongException {
        boolean tooLong = false;
        for (int read = first; read >= 0 && read != '\n'; read = in.read()) {
            if (length < LONGEST) {
                line[length++] = (byte) read;
            } else {
                tooLong = true;
            }
        }
        if (tooLong) {
            throw new LineTooLongException();
        }
        return trimmed();
    }

    private byte[] trimmed() {
        int start = number == 1 && startsWithMark() ? BYTE_ORDER_MARK.length : 0;
        int end = length > start && line[length - 1] == '\r' ? length - 1 : length;
        return Arrays.copyOfRange(line, start, end);
    }

    private boolean startsWithMark() {
        return length >= BYTE_ORDER_MARK.length
                && line[0] == BYTE_ORDER_MARK[0]
                && line[1] == BYTE_ORDER_MARK[1]
                && line[2] == BYTE_ORDER_MARK[2];
    }
}
