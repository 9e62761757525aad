package io.chate2ee.http.caller.jwt;

import java.security.Key;
import java.util.List;
import java.util.Set;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.Use;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.InvalidAlgorithmException;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Chooses the published key a token must be signed with. Only the type of the key decides which algorithms it may verify; a
 * published key without id (such as one read from PEM) stands for any id.
 */
record KeyChoice(PublishedKeys published, Set<String> algorithms) implements VerificationKeyResolver {
    @Override
    public Key resolveKey(JsonWebSignature token, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        String algorithm = token.getAlgorithmHeaderValue();
        if (algorithm == null || !algorithms.contains(algorithm)) {
            throw new UnresolvableKeyException("algorithm", new InvalidAlgorithmException("not allowed"));
        }
        List<JsonWebKey> candidates = published.keys().stream()
                .filter(key -> key.getKeyType().equals(typeFor(algorithm)))
                .filter(key -> key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm))
                .filter(key -> key.getUse() == null || key.getUse().equals(Use.SIGNATURE))
                .filter(key -> fits(key, token))
                .toList();
        if (candidates.isEmpty()) {
            throw new UnresolvableKeyException("no published key fits");
        }
        return candidates.stream()
                .filter(key -> candidates.size() > 1 && verifies(key, token))
                .findFirst()
                .orElse(candidates.get(0))
                .getKey();
    }

    private static boolean fits(JsonWebKey key, JsonWebSignature token) {
        String wanted = token.getKeyIdHeaderValue();
        return wanted == null || key.getKeyId() == null || wanted.equals(key.getKeyId());
    }

    private static boolean verifies(JsonWebKey key, JsonWebSignature token) {
        token.setKey(key.getKey());
        try {
            return token.verifySignature();
        } catch (JoseException anotherKeyMayFit) {
            return false;
        }
    }

    private static String typeFor(String algorithm) {
        return switch (algorithm) {
            case "ES256" -> "EC";
            case "EdDSA" -> "OKP";
            default -> "RSA";
        };
    }
}
