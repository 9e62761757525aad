package io.chate2ee.virgil.jwt;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.bytes.Base64Text;
import io.chate2ee.virgil.bytes.Utf8;
import io.chate2ee.virgil.json.JsonReader;
import io.chate2ee.virgil.json.JsonValue.JsonObject;
import io.chate2ee.virgil.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The parts of a token, read but not judged.
 *
 * @param text the whole token
 * @param header the first part's JSON
 * @param issuer claim {@code iss}
 * @param subject claim {@code sub}
 * @param issuedAt claim {@code iat}
 * @param expiresAt claim {@code exp}
 * @param signature the third part's bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Lives only while one token is read; never compared.
record JwtText(
        String text,
        JsonObject header,
        String issuer,
        String subject,
        Instant issuedAt,
        Instant expiresAt,
        byte[] signature) {

    static final String ISSUER_PREFIX = "virgil-";
    static final String SUBJECT_PREFIX = "identity-";

    private static final String ALGORITHM = "VEDS512";
    private static final String TYPE = "JWT";
    private static final String CONTENT_TYPE = "virgil-jwt;v=1";
    private static final int HEADER_FIELDS = 4;
    private static final int LONGEST_TOKEN = 16_384;
    private static final int LONGEST_NAME = 1024;
    private static final int PARTS = 3;

    /** The header as Virgil's JavaScript generator writes it; verifiers work on the text, so its order is free. */
    static String header(String keyId) {
        return new JsonWriter()
                .beginObject()
                .member("alg", ALGORITHM)
                .member("kid", keyId)
                .member("typ", TYPE)
                .member("cty", CONTENT_TYPE)
                .endObject()
                .text();
    }

    static JwtText parse(String text) {
        if (text.length() > LONGEST_TOKEN) {
            throw new MalformedException("token is longer than " + LONGEST_TOKEN + " characters");
        }
        var parts = text.split("\\.", -1);
        if (parts.length != PARTS) {
            throw new MalformedException("token does not have three parts");
        }
        var body = object(parts[1]);
        return new JwtText(
                text,
                object(parts[0]),
                body.string("iss"),
                body.string("sub"),
                body.instant("iat"),
                body.instant("exp"),
                Base64Text.decodeUrl(parts[2]));
    }

    String keyId() {
        return header.string("kid");
    }

    /** Exactly the four fields, with Virgil's values: a header that says more might change what the rest means. */
    boolean hasVirgilHeader() {
        return header.members().size() == HEADER_FIELDS
                && header.isString("alg", ALGORITHM)
                && header.isString("typ", TYPE)
                && header.isString("cty", CONTENT_TYPE)
                && header.hasString("kid");
    }

    boolean hasIdentity() {
        return subject.startsWith(SUBJECT_PREFIX) && subject.length() > SUBJECT_PREFIX.length();
    }

    byte[] signingInput() {
        return text.substring(0, text.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
    }

    VirgilJwt toJwt() {
        if (!hasVirgilHeader() || !issuer.startsWith(ISSUER_PREFIX) || !hasIdentity()) {
            throw new MalformedException("not a Virgil JWT");
        }
        var appId = issuer.substring(ISSUER_PREFIX.length());
        var identity = subject.substring(SUBJECT_PREFIX.length());
        return new VirgilJwt(text, appId, keyId(), identity, issuedAt, expiresAt);
    }

    /** Refuses what would not survive every client's idea of text: only printable ASCII does. */
    static String requirePrintable(String what, String text) {
        boolean printable = text.chars().allMatch(c -> c >= ' ' && c <= '~');
        if (text.isEmpty() || text.length() > LONGEST_NAME || !printable) {
            throw new IllegalArgumentException(what + " is empty, too long or not printable ASCII");
        }
        return text;
    }

    private static JsonObject object(String part) {
        return JsonReader.object(Utf8.decode(Base64Text.decodeUrl(part)));
    }
}
