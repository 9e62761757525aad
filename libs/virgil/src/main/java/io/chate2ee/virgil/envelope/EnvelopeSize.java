package io.chate2ee.virgil.envelope;

import io.chate2ee.virgil.der.Der;

/**
 * How large the meta of an envelope becomes. For Ed25519 senders and recipients every part has a fixed length, so that
 * the answer is exact, and a batch of recipients can be cut before anything is encrypted.
 */
public final class EnvelopeSize {

    /** One {@link Recipient}, from its tag to its end. */
    private static final int RECIPIENT = 254;

    /** In EnvelopedData beside the set of recipients: version, content type, cipher and nonce. */
    private static final int VERSION_AND_CIPHER = 43;

    /** The object identifier before EnvelopedData. */
    private static final int CONTENT_TYPE = 11;

    /** The version of the whole, and the two signature parameters. */
    private static final int VERSION_AND_SIGNATURE = 158;

    private EnvelopeSize() {}

    /**
     * Length of {@link Envelope#meta()} in bytes, before base64.
     *
     * @param ed25519Recipients number of different recipients, at least one
     * @throws IllegalArgumentException if there is no recipient
     */
    public static int metaBytes(int ed25519Recipients) {
        if (ed25519Recipients < 1) {
            throw new IllegalArgumentException("no recipient");
        }
        int recipients = element(Math.multiplyExact(ed25519Recipients, RECIPIENT));
        int envelopedData = element(recipients + VERSION_AND_CIPHER);
        int contentInfo = element(element(envelopedData) + CONTENT_TYPE);
        return element(contentInfo + VERSION_AND_SIGNATURE);
    }

    private static int element(int content) {
        return Der.headerLength(content) + content;
    }
}
