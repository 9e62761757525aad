package io.chate2ee.virgil.envelope;

import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.bytes.Secret;
import io.chate2ee.virgil.bytes.Secrets;
import io.chate2ee.virgil.cipher.AesGcm;
import io.chate2ee.virgil.cipher.FramePadding;
import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.key.PublicKey;
import io.chate2ee.virgil.sign.VirgilSignature;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Makes envelopes: the content is encrypted once under a fresh key, and that key is wrapped for each recipient (checked
 * against vectors; envelopes made this way were opened by Virgil's library). Safe for use by several threads if the
 * random source is.
 */
public final class EnvelopeSealer {

    private final SecureRandom random;

    /** Takes keys and nonces from {@code random}. */
    public EnvelopeSealer(SecureRandom random) {
        this.random = random;
    }

    /** {@link #seal(byte[], PrivateKey, Collection, Padding)} without padding, as for everything kept in Keyknox. */
    public Envelope seal(byte[] data, PrivateKey sender, Collection<? extends PublicKey> recipients) {
        return seal(data, sender, recipients, Padding.NONE);
    }

    /**
     * Signs, then encrypts; the signature lies in the meta, readable by anybody: Virgil's {@code signThenEncrypt}, whose
     * detached form is this envelope and whose other form is {@link Envelope#combined()}.
     *
     * @param data what to keep
     * @param sender who signs; must be among the recipients to read it again
     * @param recipients who can open it; each once, however often given
     * @throws IllegalArgumentException if there is no recipient
     * @throws UnsupportedKeyTypeException if a recipient's key can only sign
     */
    public Envelope seal(byte[] data, PrivateKey sender, Collection<? extends PublicKey> recipients, Padding padding) {
        var signature = new EnvelopeSignature(sender.publicKey().id(), VirgilSignature.sign(sender, data));
        return encrypt(data, signature, recipients, padding);
    }

    /**
     * Signs and encrypts; the signature is encrypted too, behind the content, so that only recipients learn who signed:
     * Virgil's {@code signAndEncrypt}. With random padding and {@link Envelope#combined()} it is what E3Kit's
     * {@code authEncrypt} makes. Parameters and failures as in {@link #seal(byte[], PrivateKey, Collection, Padding)}.
     */
    public Envelope sealWithFooter(
            byte[] data, PrivateKey sender, Collection<? extends PublicKey> recipients, Padding padding) {
        var footer = Footer.sign(sender, data).encode();
        return make(data, recipients, padding, (contentKey, content) -> {
            try (var cipher = new FooterCipher(contentKey)) {
                var value = cipher.encrypt(content, footer);
                return new Sealed(new FooterInfo(content.length), fresh(AesGcm.NONCE_LENGTH), value);
            }
        });
    }

    /**
     * Encrypts only: Virgil's {@code encrypt}. Anybody can make such an envelope, so its reader learns nothing about where
     * the content comes from. Parameters and failures as in {@link #seal(byte[], PrivateKey, Collection, Padding)}.
     */
    public Envelope sealUnsigned(byte[] data, Collection<? extends PublicKey> recipients, Padding padding) {
        return encrypt(data, new Authorship.Nobody(), recipients, padding);
    }

    private Envelope encrypt(
            byte[] data, Authorship authorship, Collection<? extends PublicKey> recipients, Padding padding) {
        return make(data, recipients, padding, (contentKey, content) -> {
            var nonce = fresh(AesGcm.NONCE_LENGTH);
            var value = contentKey.use(key -> AesGcm.encrypt(key, nonce, content, AesGcm.NO_AAD));
            return new Sealed(authorship, nonce, value);
        });
    }

    private Envelope make(
            byte[] data,
            Collection<? extends PublicKey> recipients,
            Padding padding,
            BiFunction<Secret, byte[], Sealed> encrypt) {
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("no recipient");
        }
        var padded = padding == Padding.RANDOM ? FramePadding.COUNTING_PADDING.pad(data, random) : data.clone();
        try (var contentKey = Secret.random(AesGcm.KEY_LENGTH, random)) {
            var sealed = encrypt.apply(contentKey, padded);
            var meta =
                    new MessageInfo(wrapForEach(recipients, contentKey), sealed.nonce(), sealed.authorship(), padding);
            return new Envelope(meta.encode(), sealed.value());
        } finally {
            Secrets.wipe(padded);
        }
    }

    private List<Recipient> wrapForEach(Collection<? extends PublicKey> keys, Secret contentKey) {
        var recipients = new ArrayList<Recipient>(keys.size());
        for (var key : new LinkedHashSet<>(keys)) {
            var wrapped = contentKey.use(bytes -> KeyWrap.wrap(bytes, key, random));
            recipients.add(new Recipient(key.id(), key.algorithm(), wrapped));
        }
        return recipients;
    }

    private byte[] fresh(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    @SuppressWarnings("ArrayRecordComponent") // Lives only while one envelope is made; never compared.
    private record Sealed(Authorship authorship, byte[] nonce, byte[] value) {}
}
