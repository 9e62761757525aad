package io.chate2ee.virgil.envelope;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.cipher.AesGcm;
import io.chate2ee.virgil.der.Der;
import io.chate2ee.virgil.der.DerReader;
import io.chate2ee.virgil.der.DerTag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The meta of a signed envelope (checked against vectors):
 *
 * <pre>
 * SEQ { INT version,                                    -- 0, or 3 with padding
 *       SEQ { OID enveloped-data,
 *             [0] SEQ { INT 2, SET { Recipient... },
 *                       SEQ { OID data, SEQ { OID aes256-gcm, OCT nonce } } } },
 *       [0] SET { signer, signature },
 *       [3] SEQ { OID random-padding }                  -- only with padding
 * }
 * </pre>
 *
 * Fields {@code [1]} and {@code [2]} belong to forms that carry the signature behind the content; those are not signed
 * envelopes and are refused.
 *
 * @param recipients who can open it
 * @param nonce of the content's encryption
 * @param signature who signed and how
 * @param padded whether random padding follows the content
 */
@SuppressWarnings("ArrayRecordComponent") // Lives only while one envelope is made or read; never compared.
record MessageInfo(List<Recipient> recipients, byte[] nonce, EnvelopeSignature signature, boolean padded) {

    private static final int PLAIN = 0;
    private static final int PADDED = 3;
    private static final int ENVELOPED_DATA_VERSION = 2;
    private static final int LONGEST = 1 << 20;
    private static final int MOST_RECIPIENTS = 4096;

    private static final byte[] ENVELOPED_DATA = Der.constant("06092a864886f70d010703");
    private static final byte[] DATA = Der.constant("06092a864886f70d010701");
    private static final byte[] AES256_GCM = Der.constant("060960864801650304012e");
    private static final byte[] RANDOM_PADDING = Der.constant("300c060a2b0601040183ac1b0103");

    byte[] encode() {
        var encodedRecipients = recipients.stream().map(Recipient::encode).toList();
        var cipher = Der.sequence(AES256_GCM, Der.octets(nonce));
        var envelopedData = Der.sequence(
                Der.integer(ENVELOPED_DATA_VERSION), Der.setOf(encodedRecipients), Der.sequence(DATA, cipher));
        var contentInfo = Der.sequence(ENVELOPED_DATA, Der.element(DerTag.explicit(0), envelopedData));
        var parameters = Der.element(DerTag.explicit(0), signature.encode());
        var padding = padded ? Der.element(DerTag.explicit(PADDED), RANDOM_PADDING) : new byte[0];
        return Der.sequence(Der.integer(padded ? PADDED : PLAIN), contentInfo, parameters, padding);
    }

    static MessageInfo parse(byte[] meta) {
        if (meta.length > LONGEST) {
            throw new MalformedException("envelope meta is longer than " + LONGEST + " bytes");
        }
        var outer = DerReader.of(meta);
        var reader = outer.enter(DerTag.SEQUENCE);
        outer.end();
        var info = read(reader);
        // DER has one encoding: sets out of order are the one way left to have another.
        if (!Arrays.equals(info.encode(), meta)) {
            throw new MalformedException("envelope meta is not in canonical order");
        }
        return info;
    }

    private static MessageInfo read(DerReader reader) {
        int version = reader.smallInteger();
        var contentInfo = reader.enter(DerTag.SEQUENCE);
        contentInfo.expect(ENVELOPED_DATA);
        var content = contentInfo.enter(DerTag.explicit(0));
        contentInfo.end();
        var envelopedData = content.enter(DerTag.SEQUENCE);
        content.end();
        envelopedData.expectInteger(ENVELOPED_DATA_VERSION);
        var recipients = recipients(envelopedData.enter(DerTag.SET));
        var nonce = nonce(envelopedData.enter(DerTag.SEQUENCE));
        envelopedData.end();
        var parameters = reader.enter(DerTag.explicit(0));
        var signature = EnvelopeSignature.read(parameters);
        parameters.end();
        boolean padded = version == PADDED;
        if (padded) {
            var padding = reader.enter(DerTag.explicit(PADDED));
            padding.expect(RANDOM_PADDING);
            padding.end();
        }
        reader.end();
        return new MessageInfo(recipients, nonce, signature, padded);
    }

    private static List<Recipient> recipients(DerReader set) {
        var recipients = new ArrayList<Recipient>();
        while (!set.isAtEnd()) {
            if (recipients.size() == MOST_RECIPIENTS) {
                throw new MalformedException("envelope has more than " + MOST_RECIPIENTS + " recipients");
            }
            recipients.add(Recipient.read(set));
        }
        return recipients;
    }

    private static byte[] nonce(DerReader contentInfo) {
        contentInfo.expect(DATA);
        var cipher = contentInfo.enter(DerTag.SEQUENCE);
        contentInfo.end();
        cipher.expect(AES256_GCM);
        var nonce = cipher.octets(AesGcm.NONCE_LENGTH);
        cipher.end();
        return nonce;
    }
}
