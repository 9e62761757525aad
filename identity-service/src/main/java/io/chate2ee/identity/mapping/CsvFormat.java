package io.chate2ee.identity.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * Comma-separated values as of RFC 4180, without line breaks inside quotes, which no id can hold. A first line names the columns;
 * {@code uid} and {@code identity} must be among them, others are passed over.
 */
final class CsvFormat implements LineFormat {
    private final int columns;
    private final int uid;
    private final int identity;

    private CsvFormat(List<String> names) {
        this.columns = names.size();
        this.uid = place(names, "uid");
        this.identity = place(names, "identity");
    }

    /**
     * Reads the line with the names.
     *
     * @throws IllegalArgumentException if it does not name both columns once
     */
    static CsvFormat ofHeader(byte[] line) {
        return new CsvFormat(fields(line));
    }

    @Override
    public Texts read(byte[] line) {
        List<String> fields = fields(line);
        if (fields.size() != columns) {
            throw new IllegalArgumentException(
                    "has " + fields.size() + " fields; the first line names " + columns + " columns");
        }
        return new Texts(fields.get(uid), fields.get(identity));
    }

    private static int place(List<String> names, String name) {
        int place = names.indexOf(name);
        if (place < 0 || place != names.lastIndexOf(name)) {
            throw new IllegalArgumentException("the first line must name the columns, uid and identity once each");
        }
        return place;
    }

    private static List<String> fields(byte[] line) {
        String text = new String(line, UTF_8);
        List<String> fields = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int end = endOf(text, start);
            fields.add(unquoted(text.substring(start, end)));
            start = end + 1;
        }
        return fields;
    }

    private static int endOf(String text, int start) {
        boolean quoted = false;
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) == '"') {
                quoted = !quoted;
            } else if (text.charAt(i) == ',' && !quoted) {
                return i;
            }
        }
        if (quoted) {
            throw new IllegalArgumentException("has a quote that is not closed");
        }
        return text.length();
    }

    private static String unquoted(String field) {
        boolean quoted = field.length() >= 2 && field.startsWith("\"") && field.endsWith("\"");
        return quoted ? field.substring(1, field.length() - 1).replace("\"\"", "\"") : field;
    }
}
