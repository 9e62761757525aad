package io.chate2ee.groupsync.webhooks;

import io.chate2ee.groupsync.settings.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code user:password} pairs that are accepted. Comparing takes the same time whichever is right, and however much of a wrong one
 * is. Only hashes are kept.
 */
final class BasicCredentials {
    private static final String SETTING = "webhooks.credentials";
    private static final String SCHEME = "Basic ";
    private static final int SHORTEST_PASSWORD = 16;

    private final List<byte[]> accepted;

    private BasicCredentials(List<byte[]> accepted) {
        this.accepted = accepted;
    }

    /** Reads the setting; refuses the start without repeating a value. */
    static BasicCredentials of(List<String> pairs) {
        if (pairs.isEmpty()) {
            throw Refusal.of(SETTING, "is missing");
        }
        List<byte[]> accepted = new ArrayList<>();
        for (String pair : pairs) {
            int colon = pair.indexOf(':');
            if (colon < 1) {
                throw Refusal.of(SETTING, "must be user:password, or several with commas between them");
            }
            if (pair.length() - colon - 1 < SHORTEST_PASSWORD) {
                throw Refusal.of(SETTING, "has a password of less than " + SHORTEST_PASSWORD + " characters");
            }
            accepted.add(hash(pair.getBytes(StandardCharsets.UTF_8)));
        }
        return new BasicCredentials(accepted);
    }

    /** Whether the value of an {@code Authorization} header carries one of them. */
    boolean accept(@Nullable String authorization) {
        byte[] given = hash(pair(authorization));
        boolean right = false;
        for (byte[] each : accepted) {
            right |= MessageDigest.isEqual(each, given);
        }
        return right;
    }

    /** No pair that is accepted is empty. */
    private static byte[] pair(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return new byte[0];
        }
        try {
            return Base64.getDecoder()
                    .decode(authorization.substring(SCHEME.length()).strip());
        } catch (IllegalArgumentException notBase64) {
            // As wrong as any other.
            return new byte[0];
        }
    }

    private static byte[] hash(byte[] pair) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(pair);
        } catch (NoSuchAlgorithmException cannotHappen) {
            throw new IllegalStateException("every Java has SHA-256", cannotHappen);
        }
    }
}
