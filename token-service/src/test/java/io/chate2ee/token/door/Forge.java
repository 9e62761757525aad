package io.chate2ee.token.door;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** A second login service, with a key of each kind and an audience, and all that a forger can do to its tokens. */
public final class Forge implements QuarkusTestResourceLifecycleManager {
    static final String ISSUER = "https://attacked.example";
    private static final String SETTING = "chat.callers.jwt.more.attacked.";

    final PublicJsonWebKey rsa = made(() -> RsaJwkGenerator.generateJwk(2048), "rsa-1");
    final PublicJsonWebKey ec = made(() -> EcJwkGenerator.generateJwk(EllipticCurves.P256), "ec-1");
    final PublicJsonWebKey ed25519 = made(() -> OkpJwkGenerator.generateJwk("Ed25519"), "ed-1");
    final PublicJsonWebKey strangersRsa = made(() -> RsaJwkGenerator.generateJwk(2048), "rsa-1");
    final PublicJsonWebKey strangersP384 = made(() -> EcJwkGenerator.generateJwk(EllipticCurves.P384), "ec-1");

    private final Path published = newFile();

    /** From now on this login service vouches for these keys alone; services notice within a second or so. */
    void publish(PublicJsonWebKey... keys) throws IOException {
        Path whole = published.resolveSibling(published.getFileName() + ".new");
        Files.writeString(whole, new JsonWebKeySet(keys).toJson(OutputControlLevel.PUBLIC_ONLY));
        Files.move(whole, published, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Claims that are all right, as JSON without the braces. */
    static String claims() {
        long now = Instant.now().getEpochSecond();
        return "\"iss\":\"" + ISSUER + "\",\"aud\":\"e2ee\",\"sub\":\"alice\",\"iat\":" + now + ",\"exp\":"
                + (now + 600);
    }

    /** The claims with one replaced by any text, or left out if that is empty. */
    static String claims(String name, String value) {
        String without =
                claims().replaceAll("\"" + name + "\":(\"[^\"]*\"|\\d+),?", "").replaceAll(",$", "");
        return value.isEmpty() ? without : without + ",\"" + name + "\":" + value;
    }

    String good() {
        return signed(ed25519, "EdDSA", claims());
    }

    static String signed(PublicJsonWebKey key, String algorithm, String claims) {
        return signed(key, algorithm, Map.of(), claims);
    }

    static String signed(PublicJsonWebKey key, String algorithm, Map<String, Object> headers, String claims) {
        var jws = new JsonWebSignature();
        jws.setPayload("{" + claims + "}");
        jws.setAlgorithmHeaderValue(algorithm);
        var all = new HashMap<String, Object>(Map.of("kid", key.getKeyId()));
        all.putAll(headers);
        all.forEach(jws::setHeader);
        jws.setKey(key.getPrivateKey());
        jws.setDoKeyValidation(false);
        jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        try {
            return jws.getCompactSerialization();
        } catch (JoseException cannotSign) {
            throw new IllegalStateException(cannotSign);
        }
    }

    /** A token with any header, any payload and any signature. */
    static String raw(String header, String payload, byte[] signature) {
        return encoded(header.getBytes(StandardCharsets.UTF_8))
                + '.'
                + encoded(payload.getBytes(StandardCharsets.UTF_8))
                + '.'
                + encoded(signature);
    }

    static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public Map<String, String> start() {
        try {
            published.toFile().deleteOnExit();
            publish(rsa, ec, ed25519);
            return Map.of(
                    // Each refusal is looked for on the audit topic.
                    "chat.audit.refusals-per-second",
                    "100000",
                    SETTING + "keys-refresh",
                    "1s",
                    SETTING + "issuer",
                    ISSUER,
                    SETTING + "keys",
                    published.toString(),
                    SETTING + "audience",
                    "e2ee",
                    SETTING + "max-lifetime",
                    "1h");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(Forge.class));
    }

    @Override
    public void stop() {
        // The file goes with the process.
    }

    private static Path newFile() {
        try {
            return Files.createTempFile("attacked", ".jwks.json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Maker {
        PublicJsonWebKey make() throws JoseException;
    }

    private static PublicJsonWebKey made(Maker maker, String id) {
        try {
            PublicJsonWebKey key = maker.make();
            key.setKeyId(id);
            return key;
        } catch (JoseException cannotMake) {
            throw new IllegalStateException(cannotMake);
        }
    }
}
