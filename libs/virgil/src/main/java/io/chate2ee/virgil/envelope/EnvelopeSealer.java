package io.chate2ee.virgil.envelope;

import io.chate2ee.virgil.bytes.Secrets;
import io.chate2ee.virgil.cipher.AesGcm;
import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.key.PublicKey;
import io.chate2ee.virgil.sign.VirgilSignature;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Makes signed envelopes: the data is signed, then encrypted once under a fresh key, and that key is wrapped for each
 * recipient (checked against vectors; envelopes made this way were opened by Virgil's library). Safe for use by several
 * threads if the random source is.
 */
public final class EnvelopeSealer {

    private final SecureRandom random;

    /** Takes keys and nonces from {@code random}. */
    public EnvelopeSealer(SecureRandom random) {
        this.random = random;
    }

    /**
     * Signs and encrypts.
     *
     * @param data what to keep
     * @param sender who signs; must be among the recipients to read it again
     * @param recipients who can open it; each once, however often given
     * @throws IllegalArgumentException if there is no recipient
     */
    public Envelope seal(byte[] data, PrivateKey sender, Collection<? extends PublicKey> recipients) {
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("no recipient");
        }
        var contentKey = fresh(AesGcm.KEY_LENGTH);
        try {
            var nonce = fresh(AesGcm.NONCE_LENGTH);
            var signature = new EnvelopeSignature(sender.publicKey().id(), VirgilSignature.sign(sender, data));
            var meta = new MessageInfo(wrapForEach(recipients, contentKey), nonce, signature, false);
            return new Envelope(meta.encode(), AesGcm.encrypt(contentKey, nonce, data, AesGcm.NO_AAD));
        } finally {
            Secrets.wipe(contentKey);
        }
    }

    private List<Recipient> wrapForEach(Collection<? extends PublicKey> keys, byte[] contentKey) {
        var recipients = new ArrayList<Recipient>(keys.size());
        for (var key : new LinkedHashSet<>(keys)) {
            recipients.add(new Recipient(key.id(), key.algorithm(), KeyWrap.wrap(contentKey, key, random)));
        }
        return recipients;
    }

    private byte[] fresh(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
