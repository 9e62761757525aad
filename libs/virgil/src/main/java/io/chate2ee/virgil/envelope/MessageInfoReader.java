package io.chate2ee.virgil.envelope;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.cipher.AesGcm;
import io.chate2ee.virgil.der.DerReader;
import io.chate2ee.virgil.der.DerTag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads a {@link MessageInfo}: at most 1 MiB with 4096 recipients, and only in the one encoding that DER gives it. */
final class MessageInfoReader {

    private static final int LONGEST = 1 << 20;
    private static final int MOST_RECIPIENTS = 4096;

    private MessageInfoReader() {}

    static MessageInfo read(byte[] meta) {
        if (meta.length > LONGEST) {
            throw new MalformedException("envelope meta is longer than " + LONGEST + " bytes");
        }
        var outer = DerReader.of(meta);
        var reader = outer.enter(DerTag.SEQUENCE);
        outer.end();
        var info = read(reader);
        // What is left to differ are sets out of order and a version that does not go with the fields.
        if (!Arrays.equals(info.encode(), meta)) {
            throw new MalformedException("envelope meta is not in its canonical form");
        }
        return info;
    }

    private static MessageInfo read(DerReader reader) {
        reader.smallInteger();
        var contentInfo = reader.enter(DerTag.SEQUENCE);
        contentInfo.expect(MessageInfo.ENVELOPED_DATA);
        var content = contentInfo.enter(DerTag.explicit(0));
        contentInfo.end();
        var envelopedData = content.enter(DerTag.SEQUENCE);
        content.end();
        envelopedData.expectInteger(MessageInfo.ENVELOPED_DATA_VERSION);
        var recipients = recipients(envelopedData.enter(DerTag.SET));
        var nonce = nonce(envelopedData.enter(DerTag.SEQUENCE));
        envelopedData.end();
        var info = new MessageInfo(recipients, nonce, authorship(reader), padding(reader));
        reader.end();
        return info;
    }

    private static Authorship authorship(DerReader reader) {
        if (reader.nextIs(DerTag.explicit(MessageInfo.PARAMETERS))) {
            var parameters = reader.enter(DerTag.explicit(MessageInfo.PARAMETERS));
            var signature = EnvelopeSignature.read(parameters);
            parameters.end();
            return signature;
        }
        if (reader.nextIs(DerTag.explicit(MessageInfo.KDF))) {
            var kdf = reader.enter(DerTag.explicit(MessageInfo.KDF));
            kdf.expect(MessageInfo.HKDF_SHA512);
            kdf.end();
            var choice = reader.enter(DerTag.explicit(MessageInfo.FOOTER));
            var footer = FooterInfo.read(choice);
            choice.end();
            return footer;
        }
        return new Authorship.Nobody();
    }

    private static Padding padding(DerReader reader) {
        if (!reader.nextIs(DerTag.explicit(MessageInfo.PADDING))) {
            return Padding.NONE;
        }
        var padding = reader.enter(DerTag.explicit(MessageInfo.PADDING));
        padding.expect(MessageInfo.RANDOM_PADDING);
        padding.end();
        return Padding.RANDOM;
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
        contentInfo.expect(MessageInfo.DATA);
        var cipher = contentInfo.enter(DerTag.SEQUENCE);
        contentInfo.end();
        cipher.expect(MessageInfo.AES256_GCM);
        var nonce = cipher.octets(AesGcm.NONCE_LENGTH);
        cipher.end();
        return nonce;
    }
}
