package io.chate2ee.standin.cards;

import io.chate2ee.standin.exchange.Fields;
import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.sign.VirgilSignature;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A card somebody wants to publish, with everything checked that does not depend on other cards.
 *
 * @param id lower hex of the first 32 bytes of SHA-512 over the snapshot (checked against vectors)
 * @param content what the snapshot says
 * @param model the model as sent; its snapshot text is never written anew
 */
record NewCard(String id, CardContent content, JsonObject model) {

    private static final int ID_BYTES = 32;

    /** Reads and checks a raw model. */
    static NewCard read(JsonObject model) {
        var fields = new Fields(model, CardMistake.BODY_NOT_JSON);
        var text = fields.optionalText("content_snapshot");
        if (text == null || text.isEmpty()) {
            throw CardMistake.SNAPSHOT_EMPTY.refusal();
        }
        var snapshot = Fields.base64(text, CardMistake.SNAPSHOT_NOT_BASE64);
        var signatures = SignatureEntry.readAll(fields);
        var content = CardContent.read(snapshot);
        verify(content, snapshot, SignatureEntry.self(signatures));
        return new NewCard(id(snapshot), content, model);
    }

    /** The exact snapshot bytes. */
    byte[] snapshot() {
        return Fields.base64(model.getString("content_snapshot"), CardMistake.SNAPSHOT_NOT_BASE64);
    }

    /** The signature is over the snapshot, followed by the entry's own snapshot if it has one (checked against vectors). */
    private static void verify(CardContent content, byte[] snapshot, SignatureEntry self) {
        var signed = new ByteArrayOutputStream();
        signed.writeBytes(snapshot);
        signed.writeBytes(self.extraBytes());
        try {
            VirgilSignature.verify(content.publicKey(), signed.toByteArray(), self.signatureBytes());
        } catch (MalformedException | BadSignatureException wrong) {
            // An unreadable signature proves as little as a wrong one.
            throw CardMistake.SIGNATURE_WRONG.refusal();
        }
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
