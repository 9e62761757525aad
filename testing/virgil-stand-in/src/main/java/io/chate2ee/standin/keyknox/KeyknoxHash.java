package io.chate2ee.standin.keyknox;

import io.chate2ee.standin.guesses.Guess;
import io.chate2ee.standin.guesses.Guesses;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The hash that clients hand back when they overwrite. Clients treat it as opaque, but some decode and encode it again, so it
 * is canonical, padded base64. How the real service makes it is not known; here every push makes a new one, even of the same
 * content, so that a hash from before a deletion never fits again.
 */
final class KeyknoxHash {

    /** The header of every answer. */
    static final String HEADER = "Virgil-Keyknox-Hash";

    /** The hash of what does not exist. */
    static final String OF_NOTHING = encode(sha256(""));

    private KeyknoxHash() {}

    /** The hash of new content; the number is larger than all before. */
    static String next(long number, Content content) {
        return encode(sha256(number + "|" + content.meta() + "|" + content.value()));
    }

    /**
     * Compare-and-set. For something that exists only its own hash will do. For something that does not, no hash or that of
     * an empty answer will do; refusing any other is a guess.
     */
    static void require(@Nullable String sent, @Nullable String current, Guesses guesses) {
        if (!fits(sent, current, guesses)) {
            throw KeyknoxMistake.STALE_HASH.refusal().withStatus(guesses.status(Guess.CONFLICT_STATUS));
        }
    }

    private static boolean fits(@Nullable String sent, @Nullable String current, Guesses guesses) {
        if (current != null) {
            return current.equals(sent);
        }
        return sent == null || sent.equals(OF_NOTHING) || !guesses.usual(Guess.STALE_CREATE);
    }

    static Map<String, String> header(String hash) {
        return Map.of(HEADER, hash);
    }

    private static String encode(byte[] digest) {
        return Base64.getEncoder().encodeToString(digest);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            // Every Java platform has SHA-256.
            throw new IllegalStateException(impossible);
        }
    }
}
