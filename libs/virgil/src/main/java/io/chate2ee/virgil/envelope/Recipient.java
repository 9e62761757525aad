package io.chate2ee.virgil.envelope;

import io.chate2ee.virgil.der.Der;
import io.chate2ee.virgil.der.DerReader;
import io.chate2ee.virgil.der.DerTag;
import io.chate2ee.virgil.key.KeyId;

/**
 * One recipient: {@code SEQ { INT 2, [0] { OCT keyId }, AlgorithmIdentifier, OCT encryptedKey }} (checked against
 * vectors).
 *
 * @param keyId identifier of the recipient's key
 * @param algorithm AlgorithmIdentifier of the recipient's key
 * @param encryptedKey the content key, wrapped as the recipient's type of key has it
 */
@SuppressWarnings("ArrayRecordComponent") // Lives only while one envelope is made or read; never compared.
record Recipient(KeyId keyId, byte[] algorithm, byte[] encryptedKey) {

    private static final int VERSION = 2;

    byte[] encode() {
        return Der.sequence(
                Der.integer(VERSION),
                Der.element(DerTag.explicit(0), Der.octets(keyId.bytes())),
                algorithm,
                Der.octets(encryptedKey));
    }

    static Recipient read(DerReader reader) {
        var info = reader.enter(DerTag.SEQUENCE);
        info.expectInteger(VERSION);
        var id = info.enter(DerTag.explicit(0));
        var keyId = KeyId.of(id.octets(KeyId.LENGTH));
        id.end();
        var recipient = new Recipient(keyId, info.element(DerTag.SEQUENCE), info.content(DerTag.OCTET_STRING));
        info.end();
        return recipient;
    }
}
