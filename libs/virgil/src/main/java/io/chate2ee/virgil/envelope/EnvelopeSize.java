package io.chate2ee.virgil.envelope;

import io.chate2ee.virgil.der.Der;
import io.chate2ee.virgil.key.KeyId;
import io.chate2ee.virgil.key.PublicKey;
import java.util.Collection;
import java.util.LinkedHashSet;

/**
 * How large the meta of an envelope becomes, before anything is encrypted: Keyknox takes only so much of it (10 KB; that
 * the base64 of it counts is a guess). For a meta made by {@link EnvelopeSealer#seal} without padding;
 * exact, but for signers whose signatures vary in length, where it is the most.
 */
public final class EnvelopeSize {

    /** In EnvelopedData beside the set of recipients: version, content type, cipher and nonce. */
    private static final int VERSION_AND_CIPHER = 43;

    /** The object identifier before EnvelopedData. */
    private static final int CONTENT_TYPE = 11;

    /** An INTEGER below 128. */
    private static final int VERSION = 3;

    /** The parameter that names the signer. */
    private static final int SIGNER = 37;

    /** In the parameter of the signature beside the signature: its name; around the bare one: the digest it is over. */
    private static final int SIGNATURE_NAME = 23;

    private static final int DIGEST_ALGORITHM = 15;

    private static final int BASE64_IN = 3;
    private static final int BASE64_OUT = 4;

    private EnvelopeSize() {}

    /**
     * Length of {@link Envelope#meta()} in bytes.
     *
     * @throws IllegalArgumentException if there is no recipient
     * @throws io.chate2ee.virgil.UnsupportedKeyTypeException if a recipient's key can only sign, or the sender's not at all
     */
    public static int metaBytes(PublicKey sender, Collection<? extends PublicKey> recipients) {
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("no recipient");
        }
        int sum = 0;
        for (var recipient : new LinkedHashSet<>(recipients)) {
            sum = Math.addExact(sum, recipientBytes(recipient));
        }
        return metaBytes(sender, sum);
    }

    /** Length of {@code bytes} bytes in base64 with padding, as they travel in JSON. */
    public static int encoded(int bytes) {
        return BASE64_OUT * ((bytes + BASE64_IN - 1) / BASE64_IN);
    }

    /** Length of the meta whose recipients are {@code recipients} bytes long together. */
    static int metaBytes(PublicKey sender, int recipients) {
        int envelopedData = element(element(recipients) + VERSION_AND_CIPHER);
        int contentInfo = element(element(envelopedData) + CONTENT_TYPE);
        return element(VERSION + contentInfo + element(parameters(sender)));
    }

    /** Length of one {@link Recipient}, from its tag to its end. */
    static int recipientBytes(PublicKey recipient) {
        int keyId = element(element(KeyId.LENGTH));
        return element(VERSION + keyId + recipient.algorithm().length + element(KeyLengths.wrapped(recipient)));
    }

    private static int parameters(PublicKey sender) {
        int wrapper = element(DIGEST_ALGORITHM + element(KeyLengths.signature(sender)));
        int signature = element(SIGNATURE_NAME + element(element(wrapper)));
        return element(SIGNER + signature);
    }

    private static int element(int content) {
        return Der.headerLength(content) + content;
    }
}
