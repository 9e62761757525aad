package io.chate2ee.stack.issuer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.UUID;

/**
 * The RSA key of a login service, made at run time and never stored.
 *
 * @param id the {@code kid} under which it is published
 * @param pair the key
 */
public record LoginKey(String id, KeyPair pair) {
    private static final int BITS = 2048;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64_URL = Base64.getUrlEncoder().withoutPadding();

    /** A new key. */
    public static LoginKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return new LoginKey("login-" + UUID.randomUUID(), generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM has no RSA", e);
        }
    }

    /** The public half as a JSON Web Key Set (RFC 7517). */
    public String jwks() {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        ObjectNode set = JSON.createObjectNode();
        set.putArray("keys")
                .addObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", id)
                .put("n", unsigned(key.getModulus()))
                .put("e", unsigned(key.getPublicExponent()));
        return set.toString();
    }

    /** A JWS in compact form (RFC 7515) over the claims, signed with RS256. */
    String sign(ObjectNode claims) {
        ObjectNode header =
                JSON.createObjectNode().put("alg", "RS256").put("typ", "JWT").put("kid", id);
        String signed = base64Url(header) + "." + base64Url(claims);
        return signed + "." + BASE64_URL.encodeToString(signature(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    /** The same claims with {@code "alg":"none"} and no signature: what an attacker tries first. */
    static String unsigned(ObjectNode claims) {
        ObjectNode header = JSON.createObjectNode().put("alg", "none").put("typ", "JWT");
        return base64Url(header) + "." + base64Url(claims) + ".";
    }

    private byte[] signature(byte[] data) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM cannot sign with RSA", e);
        }
    }

    private static String base64Url(ObjectNode json) {
        return BASE64_URL.encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Big-endian without the sign byte that Java puts first (RFC 7518, 6.3.1). */
    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int start = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        byte[] magnitude = new byte[bytes.length - start];
        System.arraycopy(bytes, start, magnitude, 0, magnitude.length);
        return BASE64_URL.encodeToString(magnitude);
    }

    @Override
    public String toString() {
        return "LoginKey[id=" + id + ", pair=[redacted]]";
    }
}
