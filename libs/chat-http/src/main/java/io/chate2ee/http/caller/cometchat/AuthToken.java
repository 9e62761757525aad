package io.chate2ee.http.caller.cometchat;

import io.chate2ee.http.hash.Fingerprint;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token as a caller sent it. Its form is not documented as stable, so it counts as opaque.
 *
 * @param text a credential; never printed
 */
record AuthToken(String text) {
    private static final Pattern HEADER_TEXT = Pattern.compile("[!-~]{1,512}");
    /** {@code {uid}_{unix seconds}{30 hex}}; a uid may hold underscores itself (vendor's samples). */
    private static final Pattern WITH_UID = Pattern.compile("(.+)_\\d{10}[0-9a-f]{30}");

    /** Reads a header; empty if nobody could have been given such a token. */
    static Optional<AuthToken> parse(String text) {
        return HEADER_TEXT.matcher(text).matches() ? Optional.of(new AuthToken(text)) : Optional.empty();
    }

    /** Whom the token claims to belong to; that is no proof. */
    Optional<String> claimedUid() {
        Matcher parts = WITH_UID.matcher(text);
        return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
    }

    /** What the token is remembered by. */
    Fingerprint fingerprint(String appId) {
        return Fingerprint.of(appId, text);
    }

    @Override
    public String toString() {
        return "AuthToken[redacted]";
    }
}
