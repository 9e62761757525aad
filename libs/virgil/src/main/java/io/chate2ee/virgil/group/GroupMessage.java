package io.chate2ee.virgil.group;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.protobuf.ProtoReader;
import io.chate2ee.virgil.protobuf.ProtoWriter;

/**
 * An encrypted group message: {@code { 1: version 0, 3: { 1: header, 2: signature, 3: cipher_text } }} with the header
 * {@code { 1: session_id, 2: epoch, 3: salt }} (checked against vectors).
 *
 * @param header as it travels; it authenticates the ciphertext
 * @param signature the sender's bare Ed25519 signature of the ciphertext
 * @param cipherText with its tag
 */
@SuppressWarnings("ArrayRecordComponent") // Lives only while one message is made or read; never compared.
record GroupMessage(byte[] header, byte[] signature, byte[] cipherText) {

    private static final int VERSION = 0;
    /** More than any message becomes that Virgil's libraries write, those included that only this library can read. */
    private static final int LONGEST = 32_768;

    private static final int SIGNATURE_LENGTH = 64;
    private static final int CONTENT = 3;

    byte[] encode() {
        var content = new ProtoWriter()
                .bytes(1, header)
                .bytes(2, signature)
                .bytes(3, cipherText)
                .toByteArray();
        return new ProtoWriter().number(1, VERSION).bytes(CONTENT, content).toByteArray();
    }

    static GroupMessage parse(byte[] bytes) {
        if (bytes.length > LONGEST) {
            throw new MalformedException("group message is longer than " + LONGEST + " bytes");
        }
        var message = ProtoReader.of(bytes);
        message.expectNumber(1, VERSION);
        var content = ProtoReader.of(message.bytes(CONTENT));
        message.end();
        var parsed = new GroupMessage(content.bytes(1), content.bytes(2, SIGNATURE_LENGTH), content.bytes(3));
        content.end();
        return parsed;
    }

    /** The header's fields. */
    @SuppressWarnings("ArrayRecordComponent") // Lives only while one message is made or read; never compared.
    record Header(GroupSessionId session, long epoch, byte[] salt) {

        static final int SALT_LENGTH = 32;

        byte[] encode() {
            return new ProtoWriter()
                    .bytes(1, session.bytes())
                    .number(2, epoch)
                    .bytes(3, salt)
                    .toByteArray();
        }

        static Header parse(byte[] bytes) {
            var reader = ProtoReader.of(bytes);
            var header = new Header(
                    GroupSessionId.ofBytes(reader.bytes(1, GroupSessionId.LENGTH)),
                    reader.number(2),
                    reader.bytes(3, SALT_LENGTH));
            reader.end();
            return header;
        }
    }
}
