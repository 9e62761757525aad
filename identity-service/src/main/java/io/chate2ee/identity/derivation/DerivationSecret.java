package io.chate2ee.identity.derivation;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The deployment's secret from which all derived identities follow. Nothing prints it. Whoever has it can compute the
 * identity of any uid; whoever loses it can no longer compute anybody's.
 */
public final class DerivationSecret {
    /** As long as HMAC-SHA-256's output: less would be the weakest part, more gains nothing. */
    public static final int MIN_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    // Spaces cannot occur in a uid, so that no user's identity can ever equal the fingerprint.
    private static final String FINGERPRINT_LABEL = "identity-service derivation secret fingerprint 1";

    private static final int MARK_BYTES = 16;

    private final Mac keyed;

    private DerivationSecret(Mac keyed) {
        this.keyed = keyed;
    }

    /**
     * Reads the setting.
     *
     * @param base64 standard base64 of at least {@value #MIN_BYTES} random bytes
     * @throws IllegalArgumentException saying what is wrong without repeating any of it
     */
    public static DerivationSecret parse(String base64) {
        byte[] key = decode(base64.strip());
        if (key.length < MIN_BYTES) {
            throw new IllegalArgumentException(
                    "holds " + key.length + " bytes; at least " + MIN_BYTES + " random bytes are needed");
        }
        return new DerivationSecret(keyed(key));
    }

    /**
     * Tells two secrets apart without giving either away: 32 lower-case hex characters, fit to be stored beside the data.
     */
    public String fingerprint() {
        return mark(FINGERPRINT_LABEL);
    }

    /** The first 16 bytes of the keyed hash of the text, as 32 lower-case hex characters. */
    String mark(String text) {
        byte[] hash = ownMac().doFinal(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, MARK_BYTES);
    }

    private Mac ownMac() {
        try {
            // A Mac holds state; a copy of the keyed one is cheaper than keying again and needs no lock.
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException noCopies) {
            throw new IllegalStateException(ALGORITHM + " of this JDK cannot be copied", noCopies);
        }
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            // Without the cause: its message quotes a character of the secret.
            throw new IllegalArgumentException("is not standard base64");
        }
    }

    private static Mac keyed(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException unusableJdk) {
            throw new IllegalStateException("Every JDK must have " + ALGORITHM, unusableJdk);
        }
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
