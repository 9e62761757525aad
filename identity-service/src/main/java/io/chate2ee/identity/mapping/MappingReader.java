package io.chate2ee.identity.mapping;

import io.chate2ee.contract.id.IdCase;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file line by line, in bounded memory. A first line that begins with a brace makes it NDJSON, anything else CSV. Empty
 * lines are passed over.
 */
public final class MappingReader {
    private final LineReader lines;
    private final IdCase idCase;
    private final Identity ownerIdentity;
    private @Nullable LineFormat format;
    private boolean over;

    /**
     * @param in the file; buffered by whoever opens it
     * @param idCase how uids are folded
     * @param ownerIdentity the identity that owns all groups and therefore can be no user's
     */
    public MappingReader(InputStream in, IdCase idCase, Identity ownerIdentity) {
        this.lines = new LineReader(in);
        this.idCase = idCase;
        this.ownerIdentity = ownerIdentity;
    }

    /**
     * The next mapping or fault, or empty at the end.
     *
     * @throws java.io.UncheckedIOException if the file itself cannot be read on
     */
    public Optional<Entry> next() {
        while (!over) {
            try {
                byte[] line = lines.next();
                if (line == null) {
                    break;
                }
                if (line.length > 0 && !isHeader(line)) {
                    return Optional.of(mapping(line));
                }
            } catch (LineTooLongException | IllegalArgumentException wrong) {
                // Its message is the reason that the operator is told. Without names of columns no line can be read.
                over = format == null;
                return Optional.of(new Fault(lines.number(), String.valueOf(wrong.getMessage())));
            }
        }
        return Optional.empty();
    }

    /** Settles the format at the first line with anything on it. */
    private boolean isHeader(byte[] line) {
        if (format != null) {
            return false;
        }
        if (line[0] == '{') {
            format = new NdjsonFormat();
            return false;
        }
        format = CsvFormat.ofHeader(line);
        return true;
    }

    private Mapping mapping(byte[] line) {
        if (format == null) {
            throw new IllegalStateException("the format is settled by the first line");
        }
        LineFormat.Texts texts = format.read(line);
        Uid uid = Uid.parse(texts.uid(), idCase);
        Identity identity = Identity.parse(texts.identity());
        if (identity.equals(ownerIdentity)) {
            throw new IllegalArgumentException("the identity is groups.owner-identity, which no user may have");
        }
        return new Mapping(lines.number(), uid, identity);
    }
}
