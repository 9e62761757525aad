package io.chate2ee.virgil.envelope;

import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.NotARecipientException;
import io.chate2ee.virgil.WrongKeyException;
import io.chate2ee.virgil.bytes.Secrets;
import io.chate2ee.virgil.cipher.AesGcm;
import io.chate2ee.virgil.key.KeyId;
import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.key.PublicKey;
import io.chate2ee.virgil.sign.VirgilSignature;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Opens signed envelopes; never gives out content whose signer is not the one expected. */
public final class EnvelopeOpener {

    private EnvelopeOpener() {}

    /**
     * Decrypts the content and verifies who signed it.
     *
     * @param recipient whose copy of the content key to use
     * @param sender who must have signed; the envelope must name this very key
     * @throws MalformedException if the envelope is not a well-formed signed envelope
     * @throws NotARecipientException if it is not for this recipient
     * @throws WrongKeyException if it names another signer
     * @throws BadSignatureException if content, wrapped key or signature were changed, or somebody else signed
     */
    public static byte[] open(Envelope envelope, PrivateKey recipient, PublicKey sender) {
        var info = MessageInfo.parse(envelope.meta());
        var value = envelope.value();
        // Virgil's library aborts the whole process on less than a tag; check before anything touches it.
        if (value.length < AesGcm.TAG_LENGTH) {
            throw new MalformedException("envelope value is shorter than its authentication tag");
        }
        var contentKey = unwrap(info, recipient);
        try {
            var content = AesGcm.decrypt(contentKey, info.nonce(), value, AesGcm.NO_AAD);
            var data = info.padded() ? RandomPadding.strip(content) : content;
            verify(info.signature(), sender, data);
            return data;
        } finally {
            Secrets.wipe(contentKey);
        }
    }

    /**
     * Who can open an envelope, in the order it lists them. Not authenticated: whoever stores the envelope could have
     * changed the list.
     *
     * @throws MalformedException if {@code meta} is not that of a signed envelope
     */
    public static Set<KeyId> recipients(byte[] meta) {
        return MessageInfo.parse(meta).recipients().stream()
                .map(Recipient::keyId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static byte[] unwrap(MessageInfo info, PrivateKey recipient) {
        var own = recipient.publicKey();
        var entry = info.recipients().stream()
                .filter(candidate -> candidate.keyId().equals(own.id()))
                .findFirst()
                .orElseThrow(() -> new NotARecipientException("envelope has no recipient with this key"));
        if (!Arrays.equals(entry.algorithm(), own.algorithm())) {
            throw new MalformedException("recipient entry names another type of key");
        }
        return KeyWrap.unwrap(entry.encryptedKey(), recipient);
    }

    private static void verify(EnvelopeSignature signature, PublicKey sender, byte[] data) {
        if (!signature.signer().equals(sender.id())) {
            throw new WrongKeyException("envelope is signed by another key than expected");
        }
        VirgilSignature.verify(sender, data, signature.signature());
    }
}
