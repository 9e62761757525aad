package io.chate2ee.virgil.envelope;

import io.chate2ee.virgil.der.Der;
import io.chate2ee.virgil.der.DerTag;
import java.util.List;

/**
 * The meta of an envelope (checked against vectors):
 *
 * <pre>
 * SEQ { INT version,                                    -- the highest of: 0; 2 with footer; 3 with padding
 *       SEQ { OID enveloped-data,
 *             [0] SEQ { INT 2, SET { Recipient... },
 *                       SEQ { OID data, SEQ { OID aes256-gcm, OCT nonce } } } },
 *       [0] SET { signer, signature },                  -- signed within the meta: {@link EnvelopeSignature}
 *       [1] SEQ { OID hkdf-sha512 }, [2] FooterInfo,    -- signed behind the content: {@link FooterInfo}
 *       [3] SEQ { OID random-padding }                  -- with padding
 * }
 * </pre>
 *
 * @param recipients who can open it
 * @param nonce of the content's encryption; without meaning when there is a footer
 * @param authorship what it says about the signature
 * @param padding what follows the content
 */
@SuppressWarnings("ArrayRecordComponent") // Lives only while one envelope is made or read; never compared.
record MessageInfo(List<Recipient> recipients, byte[] nonce, Authorship authorship, Padding padding) {

    static final int ENVELOPED_DATA_VERSION = 2;

    static final int PARAMETERS = 0;
    static final int KDF = 1;
    static final int FOOTER = 2;
    static final int PADDING = 3;

    private static final int VERSION_PLAIN = 0;
    private static final int VERSION_FOOTER = 2;
    private static final int VERSION_PADDING = 3;

    static final byte[] ENVELOPED_DATA = Der.constant("06092a864886f70d010703");
    static final byte[] DATA = Der.constant("06092a864886f70d010701");
    static final byte[] AES256_GCM = Der.constant("060960864801650304012e");
    static final byte[] HKDF_SHA512 = Der.constant("300d060b2a864886f70d010910031e");
    static final byte[] RANDOM_PADDING = Der.constant("300c060a2b0601040183ac1b0103");
    private static final byte[] NOTHING = {};

    /** Reads a meta; the answer is what {@link #encode()} gives again. */
    static MessageInfo parse(byte[] meta) {
        return MessageInfoReader.read(meta);
    }

    byte[] encode() {
        var encodedRecipients = recipients.stream().map(Recipient::encode).toList();
        var cipher = Der.sequence(AES256_GCM, Der.octets(nonce));
        var envelopedData = Der.sequence(
                Der.integer(ENVELOPED_DATA_VERSION), Der.setOf(encodedRecipients), Der.sequence(DATA, cipher));
        var contentInfo = Der.sequence(ENVELOPED_DATA, Der.element(DerTag.explicit(0), envelopedData));
        return Der.sequence(Der.integer(version()), contentInfo, encodeAuthorship(), encodePadding());
    }

    private int version() {
        if (padding == Padding.RANDOM) {
            return VERSION_PADDING;
        }
        return authorship instanceof FooterInfo ? VERSION_FOOTER : VERSION_PLAIN;
    }

    private byte[] encodeAuthorship() {
        if (authorship instanceof EnvelopeSignature signature) {
            return Der.element(DerTag.explicit(PARAMETERS), signature.encode());
        }
        if (authorship instanceof FooterInfo footer) {
            return org.bouncycastle.util.Arrays.concatenate(
                    Der.element(DerTag.explicit(KDF), HKDF_SHA512),
                    Der.element(DerTag.explicit(FOOTER), footer.encode()));
        }
        return NOTHING;
    }

    private byte[] encodePadding() {
        return padding == Padding.RANDOM ? Der.element(DerTag.explicit(PADDING), RANDOM_PADDING) : NOTHING;
    }
}
