package io.chate2ee.http.caller.jwt;

import com.fasterxml.jackson.databind.JsonNode;
import io.chate2ee.http.caller.Credentials;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The groups that the claim {@code groups} of a login JWT names, as MicroProfile JWT has it. Whoever came with another credential is in none:
 * only what proved the caller is among the credentials, so a token beside it is not even looked at.
 */
public final class CallerGroups {
    private static final String SCHEME = "Bearer ";

    private CallerGroups() {}

    /**
     * The groups of a caller.
     *
     * @param credentials those of an authenticated caller: their token has been verified and is only read here
     */
    public static Set<String> of(Credentials credentials) {
        return Optional.ofNullable(credentials.headers().get(HttpHeaders.AUTHORIZATION))
                .map(header -> header.substring(SCHEME.length()))
                .flatMap(CompactToken::parse)
                .map(token -> texts(token.claims().path("groups")))
                .orElse(Set.of());
    }

    private static Set<String> texts(JsonNode claim) {
        Set<String> texts = new TreeSet<>();
        if (claim.isArray()) {
            claim.forEach(element -> Optional.ofNullable(element.textValue()).ifPresent(texts::add));
        }
        return texts;
    }
}
