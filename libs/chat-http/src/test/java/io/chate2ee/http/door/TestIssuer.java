package io.chate2ee.http.door;

import io.chate2ee.http.caller.cometchat.CometChatDouble;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Issues login tokens with a key made for this run, publishes it as a JWKS file, and runs a chat that knows authTokens. */
public final class TestIssuer implements QuarkusTestResourceLifecycleManager {
    static final String ISSUER = "https://chat.example.org";
    static final int CALLS_AT_ONCE = 150;
    static final CometChatDouble CHAT = new CometChatDouble();
    private static final RsaJsonWebKey KEY = key();

    private static RsaJsonWebKey key() {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("login-1");
            return key;
        } catch (JoseException noRsa) {
            throw new IllegalStateException(noRsa);
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            Path file = Files.createTempFile("login-keys", ".json");
            file.toFile().deleteOnExit();
            Files.writeString(file, new JsonWebKeySet(KEY).toJson(OutputControlLevel.PUBLIC_ONLY));
            return Map.of(
                    "chat.callers.order",
                    "jwt,cometchat",
                    "chat.callers.jwt.issuer",
                    ISSUER,
                    "chat.callers.jwt.keys",
                    file.toString(),
                    "chat.callers.cometchat.app-id",
                    CometChatDouble.APP_ID,
                    "chat.callers.cometchat.url",
                    CHAT.uri().toString(),
                    "chat.callers.cometchat.timeout",
                    "30s",
                    "chat.limits.calls.bucket",
                    Integer.toString(CALLS_AT_ONCE),
                    "chat.limits.calls.refill-per-second",
                    "0.0001");
        } catch (IOException noTemporaryFile) {
            throw new UncheckedIOException(noTemporaryFile);
        }
    }

    @Override
    public void stop() {
        // The file goes with the process.
        CHAT.close();
    }

    static String bearer(String uid) {
        return "Bearer " + token(uid, 10);
    }

    static String expired(String uid) {
        return "Bearer " + token(uid, -10);
    }

    private static String token(String uid, float minutes) {
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setSubject(uid);
        claims.setExpirationTimeMinutesInTheFuture(minutes);
        var jws = new JsonWebSignature();
        jws.setPayload(claims.toJson());
        jws.setAlgorithmHeaderValue("RS256");
        jws.setKeyIdHeaderValue(KEY.getKeyId());
        jws.setKey(KEY.getPrivateKey());
        try {
            return jws.getCompactSerialization();
        } catch (JoseException cannotSign) {
            throw new IllegalStateException(cannotSign);
        }
    }
}
