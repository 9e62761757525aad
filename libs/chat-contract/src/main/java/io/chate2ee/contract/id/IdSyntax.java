package io.chate2ee.contract.id;

import org.jspecify.annotations.Nullable;

/** The one syntax of chat ids: ASCII {@code [A-Za-z0-9_-]{1,100}}, checked before any folding of case. */
final class IdSyntax {
    static final int MAX_LENGTH = 100;

    private IdSyntax() {}

    static String check(String kind, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            throw new InvalidIdException(kind + " is missing or empty");
        }
        if (text.length() > MAX_LENGTH) {
            throw new InvalidIdException(
                    kind + " is longer than " + MAX_LENGTH + " characters (" + text.length() + ")");
        }
        for (int i = 0; i < text.length(); i++) {
            if (!allowed(text.charAt(i))) {
                throw new InvalidIdException(
                        "%s has a character that is not one of A-Z a-z 0-9 _ - at position %d (U+%04X)"
                                .formatted(kind, i, (int) text.charAt(i)));
            }
        }
        return text;
    }

    private static boolean allowed(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }
}
