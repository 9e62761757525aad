package io.chate2ee.groupsync.webhooks;

import io.chate2ee.http.start.WrongSetting;
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
    private static final String SCHEME = "Basic ";
    private static final int SHORTEST_PASSWORD = 16;

    private final List<byte[]> accepted;

    private BasicCredentials(List<byte[]> accepted) {
        this.accepted = accepted;
    }

    /** Reads a setting's pairs; refuses them without repeating a value. */
    static BasicCredentials of(String setting, List<String> pairs) {
        if (pairs.isEmpty()) {
            throw WrongSetting.of(setting, "is not set");
        }
        List<byte[]> accepted = new ArrayList<>();
        for (String pair : pairs) {
            int colon = pair.indexOf(':');
            if (colon < 1) {
                throw WrongSetting.of(setting, "must have user:password, one or several");
            }
            if (pair.length() - colon - 1 < SHORTEST_PASSWORD) {
                throw WrongSetting.of(setting, "has a password of less than " + SHORTEST_PASSWORD + " characters");
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
