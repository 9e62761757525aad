package io.chate2ee.standin.brainkey;

import io.chate2ee.standin.brainkey.pairing.Pairing;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Runs of the real Pythia library, {@code pythia_v1.json}. */
public final class PythiaVectors {

    private PythiaVectors() {}

    /**
     * One run of client and server.
     *
     * @param blinded what the client sent
     * @param unblinding what takes the client's secret factor out again
     * @param seed what the server answered
     * @param deblinded what the client made of it
     */
    public record Run(Buffer blinded, BigInteger unblinding, Buffer seed, Buffer deblinded) {}

    /**
     * A password as the client blinds it.
     *
     * @param blinded what the client sends
     * @param unblinding what takes the client's secret factor out again
     */
    public record Blinding(Buffer blinded, BigInteger unblinding) {}

    /** One password, blinded again and again. */
    public static List<Blinding> blindingsOfOnePassword() {
        return load().getJsonArray("blindings_of_one_password").stream()
                .map(JsonObject.class::cast)
                .map(json -> new Blinding(
                        Buffer.buffer(bytes(json, "blinded_password_b64")), signed(bytes(json, "blinding_secret_b64"))))
                .toList();
    }

    /** All runs. */
    public static List<Run> runs() {
        var runs = new ArrayList<Run>();
        var vectors = load().getJsonArray("pythia_v1");
        for (var vector : vectors) {
            for (var run : ((JsonObject) vector).getJsonArray("runs")) {
                runs.add(run((JsonObject) run));
            }
        }
        return runs;
    }

    private static Run run(JsonObject run) {
        return new Run(
                Buffer.buffer(bytes(run, "blinded_password_b64")),
                signed(bytes(run, "blinding_secret_b64")),
                Buffer.buffer(bytes(run, "seed_b64")),
                Buffer.buffer(bytes(run, "deblinded_b64")));
    }

    /** A sign, 1 for negative, and the magnitude; reduced, because powers of group elements are. */
    private static BigInteger signed(byte[] bytes) {
        var magnitude = new BigInteger(1, Arrays.copyOfRange(bytes, 1, bytes.length));
        return (bytes[0] == 1 ? magnitude.negate() : magnitude).mod(Pairing.ORDER);
    }

    private static byte[] bytes(JsonObject json, String name) {
        return Base64.getDecoder().decode(json.getString(name));
    }

    private static JsonObject load() {
        try (var stream = PythiaVectors.class.getResourceAsStream("/pythia_v1.json")) {
            if (stream == null) {
                throw new IllegalStateException("pythia_v1.json is missing");
            }
            return new JsonObject(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            // A broken test set-up, not an outcome of a test.
            throw new UncheckedIOException(unreadable);
        }
    }
}
