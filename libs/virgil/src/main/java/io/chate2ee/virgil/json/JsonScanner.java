package io.chate2ee.virgil.json;

import io.chate2ee.virgil.MalformedException;
import java.util.regex.Pattern;

/** The words of JSON: marks, strings, numbers. */
final class JsonScanner {

    private static final Pattern NUMBER =
            Pattern.compile("-?(?:0|[1-9][0-9]{0,30})(?:\\.[0-9]{1,30})?(?:[eE][+-]?[0-9]{1,4})?");
    private static final int HEX_DIGITS = 4;
    private static final int HEX = 16;

    private final String text;
    private int at;

    JsonScanner(String text) {
        this.text = text;
    }

    /** Skips white space and shows the next character without taking it. */
    char peek() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            throw broken("ends too early");
        }
        return text.charAt(at);
    }

    /** Takes the next mark if it is this one. */
    boolean skip(char mark) {
        if (peek() != mark) {
            return false;
        }
        at++;
        return true;
    }

    void expectMark(char mark) {
        if (!skip(mark)) {
            throw broken("'" + mark + "' expected");
        }
    }

    void expect(String word) {
        if (!text.startsWith(word, at)) {
            throw broken("value expected");
        }
        at += word.length();
    }

    void end() {
        while (at < text.length()) {
            if (!isSpace(text.charAt(at++))) {
                throw broken("text left over");
            }
        }
    }

    String number() {
        var matcher = NUMBER.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw broken("value expected");
        }
        at = matcher.end();
        return matcher.group();
    }

    String string() {
        expect("\"");
        var out = new StringBuilder();
        for (char c = next(); c != '"'; c = next()) {
            out.append(c == '\\' ? escape() : plain(c));
        }
        requireWholePairs(out);
        return out.toString();
    }

    private char plain(char c) {
        if (c < ' ') {
            throw broken("control character in a string");
        }
        return c;
    }

    private char escape() {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> numericEscape();
            default -> throw broken("unknown escape");
        };
    }

    private char numericEscape() {
        int value = 0;
        for (int i = 0; i < HEX_DIGITS; i++) {
            char c = next();
            int digit = c < 0x80 ? Character.digit(c, HEX) : -1;
            if (digit < 0) {
                throw broken("unknown escape");
            }
            value = value * HEX + digit;
        }
        return (char) value;
    }

    private static void requireWholePairs(StringBuilder string) {
        for (int i = 0; i < string.length(); i++) {
            int codePoint = string.codePointAt(i);
            if (Character.isSupplementaryCodePoint(codePoint)) {
                i++;
            } else if (Character.isSurrogate((char) codePoint)) {
                throw broken("half a surrogate pair");
            }
        }
    }

    private char next() {
        if (at == text.length()) {
            throw broken("ends too early");
        }
        return text.charAt(at++);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private static MalformedException broken(String how) {
        return new MalformedException("JSON: " + how);
    }
}
