package io.chate2ee.standin.cards;

import io.chate2ee.standin.exchange.Fields;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A raw signed model as clients send it, with everything checked that depends neither on other cards nor on a key.
 *
 * @param id lower hex of the first 32 bytes of SHA-512 over the snapshot (checked against vectors)
 * @param content what the snapshot says
 * @param signatures who signed it
 * @param json the model as sent; its snapshot text is never written anew
 */
record SignedModel(String id, CardContent content, List<SignatureEntry> signatures, JsonObject json) {

    private static final int ID_BYTES = 32;

    /** Reads a model. */
    static SignedModel read(JsonObject json) {
        var fields = new Fields(json, CardMistake.BODY_NOT_JSON);
        var text = fields.optionalText("content_snapshot");
        if (text == null || text.isEmpty()) {
            throw CardMistake.SNAPSHOT_EMPTY.refusal();
        }
        var snapshot = Fields.base64(text, CardMistake.SNAPSHOT_NOT_BASE64);
        var signatures = SignatureEntry.readAll(fields);
        return new SignedModel(id(snapshot), CardContent.read(snapshot), signatures, json);
    }

    /** The exact snapshot bytes. */
    byte[] snapshot() {
        return Fields.base64(json.getString("content_snapshot"), CardMistake.SNAPSHOT_NOT_BASE64);
    }

    /** The signature is over the snapshot, followed by the entry's own snapshot if it has one (checked against vectors). */
    void requireSelfSignatureBy(CardKey key) {
        var self = SignatureEntry.self(signatures);
        var signed = new ByteArrayOutputStream();
        signed.writeBytes(snapshot());
        signed.writeBytes(self.extraBytes());
        key.requireSignature(signed.toByteArray(), self.signatureBytes());
    }

    private static String id(byte[] snapshot) {
        try {
            var digest = MessageDigest.getInstance("SHA-512").digest(snapshot);
            return HexFormat.of().formatHex(Arrays.copyOf(digest, ID_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            // Every Java platform has SHA-512.
            throw new IllegalStateException(impossible);
        }
    }
}
