package io.chate2ee.groupsync.tickets;

import io.chate2ee.groupsync.settings.OwnerSettings;
import io.chate2ee.http.start.WrongSetting;
import io.chate2ee.virgil.bytes.Secret;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what lies in the database under {@code owner.key-encryption-key}. A sealed value is one version byte (1), a
 * random 12-byte nonce, and AES-256-GCM ciphertext with its 16-byte tag; the place it belongs to is authenticated with it, so
 * that a value copied to another row does not open. Safe for use by several threads.
 */
@Singleton
public class Vault {
    private static final byte VERSION = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;

    private final SecretKey key;
    private final SecureRandom random;

    @Inject
    Vault(OwnerSettings settings) {
        this(
                readKey(WrongSetting.required("owner.key-encryption-key", settings.keyEncryptionKey())),
                new SecureRandom());
    }

    Vault(byte[] key, SecureRandom random) {
        this.key = new SecretKeySpec(key, "AES");
        this.random = random;
    }

    private static byte[] readKey(String base64) {
        byte[] key = WrongSetting.unless(
                "owner.key-encryption-key",
                "is not base64",
                () -> Base64.getDecoder().decode(base64.strip()));
        if (key.length != KEY_BYTES) {
            throw WrongSetting.of("owner.key-encryption-key", "must be base64 of exactly 32 bytes");
        }
        return key;
    }

    /**
     * Encrypts.
     *
     * @param plain the secret; the caller closes it
     * @param place where the sealed value will be kept, such as {@code ticket/guid/1/0}
     */
    public byte[] seal(Secret plain, String place) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = encrypt(cipher(Cipher.ENCRYPT_MODE, nonce, place), plain);
            return ByteBuffer.allocate(1 + NONCE + sealed.length)
                    .put(VERSION)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException cannotHappen) {
            throw new IllegalStateException("AES-256-GCM is part of every JDK", cannotHappen);
        }
    }

    private static byte[] encrypt(Cipher cipher, Secret plain) throws GeneralSecurityException {
        byte[] copy = plain.copy();
        try {
            return cipher.doFinal(copy);
        } finally {
            Arrays.fill(copy, (byte) 0);
        }
    }

    /**
     * Decrypts; the caller closes the answer.
     *
     * @throws SealBrokenException if it was sealed under another key, for another place, or was changed
     */
    public Secret open(byte[] sealed, String place) {
        if (sealed.length < 1 + NONCE + TAG_BITS / Byte.SIZE || sealed[0] != VERSION) {
            throw new SealBrokenException(place);
        }
        byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE);
        try {
            return Secret.taking(
                    cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE));
        } catch (GeneralSecurityException doesNotOpen) {
            // The provider's exception says nothing more than that the tag does not match.
            throw new SealBrokenException(place);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    @Override
    public String toString() {
        return "Vault[redacted]";
    }
}
