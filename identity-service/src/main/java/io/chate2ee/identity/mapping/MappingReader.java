package io.chate2ee.identity.mapping;

import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file line by line, in bounded memory. A first line that begins with a brace makes it NDJSON, anything else CSV. Empty
 * lines are passed over.
 */
public final class MappingReader implements Mappings {
    private final LineReader lines;
    private final MappingRules rules;
    private @Nullable LineFormat format;
    private boolean over;

    /**
     * @param in the file; buffered by whoever opens it
     * @param rules what each line must keep to
     */
    public MappingReader(InputStream in, MappingRules rules) {
        this.lines = new LineReader(in);
        this.rules = rules;
    }

    @Override
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
        return rules.mapping(lines.number(), texts.uid(), texts.identity());
    }
}
