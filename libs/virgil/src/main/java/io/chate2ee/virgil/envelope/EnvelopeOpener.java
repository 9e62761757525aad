package io.chate2ee.virgil.envelope;

import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.NotARecipientException;
import io.chate2ee.virgil.WrongKeyException;
import io.chate2ee.virgil.bytes.Secret;
import io.chate2ee.virgil.cipher.AesGcm;
import io.chate2ee.virgil.cipher.FramePadding;
import io.chate2ee.virgil.key.KeyId;
import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.key.PublicKey;
import io.chate2ee.virgil.sign.VirgilSignature;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Opens envelopes of every form a client makes, padded or not. {@link #open} never gives out content whose signer is not
 * the one expected.
 */
public final class EnvelopeOpener {

    private EnvelopeOpener() {}

    /**
     * Decrypts the content and verifies who signed it, in the meta or in the footer.
     *
     * @param recipient whose copy of the content key to use
     * @param sender who must have signed; the envelope must name this very key
     * @throws MalformedException if the envelope is not well-formed
     * @throws NotARecipientException if it is not for this recipient
     * @throws WrongKeyException if it names another signer
     * @throws BadSignatureException if content, wrapped key or signature were changed, or somebody else signed, or nobody
     */
    public static byte[] open(Envelope envelope, PrivateKey recipient, PublicKey sender) {
        var info = MessageInfo.parse(envelope.meta());
        var authorship = info.authorship();
        if (authorship instanceof EnvelopeSignature signature) {
            // Before anything is decrypted: whose signature it is stands in the open.
            requireSigner(signature, sender);
            var data = strip(info, decrypt(info, value(envelope), recipient));
            VirgilSignature.verify(sender, data, signature.signature());
            return data;
        }
        if (authorship instanceof FooterInfo footer) {
            return openWithFooter(info, footer, value(envelope), recipient, sender);
        }
        throw new BadSignatureException("envelope is not signed");
    }

    /**
     * Decrypts the content of an envelope that nobody signed: anybody can have made it. A signed one is refused, so that
     * no signature goes unchecked by mistake.
     *
     * @throws MalformedException if the envelope is not well-formed, or is signed
     * @throws NotARecipientException if it is not for this recipient
     * @throws BadSignatureException if content or wrapped key were changed
     */
    public static byte[] openUnsigned(Envelope envelope, PrivateKey recipient) {
        var info = MessageInfo.parse(envelope.meta());
        if (!(info.authorship() instanceof Authorship.Nobody)) {
            throw new MalformedException("envelope is signed, but expected not to be");
        }
        return strip(info, decrypt(info, value(envelope), recipient));
    }

    /**
     * Who can open an envelope, in the order it lists them. Not authenticated: whoever stores the envelope could have
     * changed the list.
     *
     * @throws MalformedException if {@code meta} is not that of an envelope
     */
    public static Set<KeyId> recipients(byte[] meta) {
        return MessageInfo.parse(meta).recipients().stream()
                .map(Recipient::keyId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static byte[] openWithFooter(
            MessageInfo info, FooterInfo footerInfo, byte[] value, PrivateKey recipient, PublicKey sender) {
        try (var contentKey = unwrap(info, recipient);
                var cipher = new FooterCipher(contentKey)) {
            var data = strip(info, cipher.decryptContent(value, footerInfo));
            Footer.parse(cipher.decryptFooter(value, footerInfo)).verify(sender, data);
            return data;
        }
    }

    private static byte[] decrypt(MessageInfo info, byte[] value, PrivateKey recipient) {
        try (var contentKey = unwrap(info, recipient)) {
            return contentKey.use(key -> AesGcm.decrypt(key, info.nonce(), value, AesGcm.NO_AAD));
        }
    }

    private static Secret unwrap(MessageInfo info, PrivateKey recipient) {
        var own = recipient.publicKey();
        var entry = info.recipients().stream()
                .filter(candidate -> candidate.keyId().equals(own.id()))
                .findFirst()
                .orElseThrow(() -> new NotARecipientException("envelope has no recipient with this key"));
        if (!Arrays.equals(entry.algorithm(), own.algorithm())) {
            throw new MalformedException("recipient entry names another type of key");
        }
        return Secret.taking(KeyWrap.unwrap(entry.encryptedKey(), recipient));
    }

    private static byte[] strip(MessageInfo info, byte[] content) {
        return info.padding() == Padding.RANDOM ? FramePadding.COUNTING_PADDING.strip(content) : content;
    }

    private static byte[] value(Envelope envelope) {
        var value = envelope.value();
        // Virgil's library aborts the whole process on less than a tag; check before anything touches it.
        if (value.length < AesGcm.TAG_LENGTH) {
            throw new MalformedException("envelope value is shorter than its authentication tag");
        }
        return value;
    }

    private static void requireSigner(EnvelopeSignature signature, PublicKey sender) {
        if (!signature.signer().equals(sender.id())) {
            throw new WrongKeyException("envelope is signed by another key than expected");
        }
    }
}
