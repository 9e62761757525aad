package io.chate2ee.virgil.envelope;

import io.chate2ee.virgil.der.Der;
import io.chate2ee.virgil.der.DerReader;
import io.chate2ee.virgil.der.DerTag;
import io.chate2ee.virgil.sign.VirgilSignature;

/**
 * Announces a signature behind the content: {@code SEQ { INT 0, INT dataSize, [0] { SignedDataInfo } }} with
 * {@code SignedDataInfo = SEQ { INT 0, SEQ { OID sha512, NULL } }} (checked against vectors).
 *
 * @param dataSize length of the encrypted content in bytes: with its padding, without its tag
 */
record FooterInfo(int dataSize) implements Authorship {

    private static final byte[] SIGNED_DATA_INFO = Der.sequence(Der.integer(0), VirgilSignature.sha512Algorithm());

    /** What the content is authenticated together with. */
    static byte[] signedDataInfo() {
        return SIGNED_DATA_INFO.clone();
    }

    byte[] encode() {
        return Der.sequence(Der.integer(0), Der.integer(dataSize), Der.element(DerTag.explicit(0), SIGNED_DATA_INFO));
    }

    static FooterInfo read(DerReader reader) {
        var footer = reader.enter(DerTag.SEQUENCE);
        footer.expectInteger(0);
        var info = new FooterInfo(footer.smallInteger());
        var signedData = footer.enter(DerTag.explicit(0));
        signedData.expect(SIGNED_DATA_INFO);
        signedData.end();
        footer.end();
        return info;
    }
}
