package io.chate2ee.standin.storage;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The key of an entry: parts from the general to the particular. Parts may hold any text; two different lists of parts never
 * meet in one key.
 */
public record Key(List<String> parts) {

    private static final String SEPARATOR = "/";

    /** Keeps the parts from changing. */
    public Key {
        parts = List.copyOf(parts);
    }

    /** A key of these parts. */
    public static Key of(String... parts) {
        return new Key(List.of(parts));
    }

    /** This key and one part more. */
    public Key and(String part) {
        return new Key(Stream.concat(parts.stream(), Stream.of(part)).toList());
    }

    /** The most particular part. */
    public String last() {
        return parts.get(parts.size() - 1);
    }

    /** Each part percent-encoded and followed by a slash, so that the text of a key begins with that of its parent. */
    String text() {
        return parts.stream()
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8) + SEPARATOR)
                .collect(Collectors.joining());
    }

    static Key ofText(String text) {
        var parts = text.substring(0, text.length() - SEPARATOR.length()).split(SEPARATOR, -1);
        return new Key(Arrays.stream(parts)
                .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                .toList());
    }
}
