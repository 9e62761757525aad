package io.chate2ee.http.hash;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256 of one or several texts; says nothing about them, so a table keyed by it can be kept and a dump of it shown.
 *
 * @param first bytes 0-7
 * @param second bytes 8-15
 * @param third bytes 16-23
 * @param fourth bytes 24-31
 */
public record Fingerprint(long first, long second, long third, long fourth) {
    /** Of texts in order; each is closed by a zero byte, so that no two lists run together. */
    public static Fingerprint of(String... texts) {
        MessageDigest digest = sha256();
        for (String text : texts) {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        return new Fingerprint(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException notJava) {
            throw new IllegalStateException("every Java platform has SHA-256", notJava);
        }
    }
}
