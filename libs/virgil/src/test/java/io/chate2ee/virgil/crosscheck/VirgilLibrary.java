package io.chate2ee.virgil.crosscheck;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every Virgil library can do, told in bytes and text only, so that any two of them can be set against each other.
 * Keys are in the DER the libraries export.
 *
 * <p>Every method throws {@link Refused} if the library does not accept what it is given.
 */
interface VirgilLibrary extends AutoCloseable {

    /** Both halves of a key. */
    @SuppressWarnings("ArrayRecordComponent") // Handed on; never compared.
    record Keys(byte[] privateKey, byte[] publicKey) {}

    /** A detached envelope. */
    @SuppressWarnings("ArrayRecordComponent") // Handed on; never compared.
    record Sealed(byte[] meta, byte[] value) {}

    Keys generate(KeyKind kind);

    Keys fromMaterial(byte[] material);

    byte[] sign(byte[] privateKey, byte[] data);

    /** Throws {@link Refused} or returns. */
    void verify(byte[] publicKey, byte[] data, byte[] signature);

    Sealed seal(byte[] data, byte[] sender, List<byte[]> recipients);

    byte[] open(Sealed sealed, byte[] recipient, byte[] sender);

    /**
     * An envelope in one piece.
     *
     * @param sender not looked at by {@link Form#UNSIGNED}
     */
    byte[] combine(Form form, byte[] data, byte[] sender, List<byte[]> recipients);

    byte[] openCombined(Form form, byte[] blob, byte[] recipient, byte[] sender);

    /** The first ticket of a new group. */
    byte[] ticket(byte[] groupId);

    byte[] groupEncrypt(List<byte[]> tickets, byte[] sender, byte[] data);

    byte[] groupDecrypt(List<byte[]> tickets, byte[] message, byte[] sender);

    String mint(Minting minting);

    /** Throws {@link Refused} or returns. */
    void verifyToken(String token, Minting minting, byte[] publicKey);

    /** The JSON of a raw card signed by its own key. */
    String card(String identity, byte[] privateKey, @Nullable String previousCardId);

    /** The id of the card, once its own signature is verified. */
    String verifyCard(String card);

    @Override
    void close();

    /** What an envelope in one piece holds, by the names Virgil's libraries give the calls that make it. */
    enum Form {
        SIGN_THEN_ENCRYPT(false),
        SIGN_THEN_ENCRYPT_PADDED(true),
        UNSIGNED(false),
        UNSIGNED_PADDED(true),
        SIGN_AND_ENCRYPT(false),
        SIGN_AND_ENCRYPT_PADDED(true);

        private final boolean padded;

        Form(boolean padded) {
            this.padded = padded;
        }

        boolean padded() {
            return padded;
        }
    }

    /** What goes into a token. */
    @SuppressWarnings("ArrayRecordComponent") // Handed on; never compared.
    record Minting(
            String appId, String keyId, byte[] privateKey, String identity, int seconds, Map<String, String> data) {}

    /** A library's no. */
    final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(@Nullable String message) {
            super(message);
        }

        Refused(Throwable cause) {
            super(cause);
        }
    }
}
