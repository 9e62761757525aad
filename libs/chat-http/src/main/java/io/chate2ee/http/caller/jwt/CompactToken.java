package io.chate2ee.http.caller.jwt;

import com.fasterxml.jackson.databind.JsonNode;
import io.chate2ee.contract.json.Json;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A signed token taken apart, with nothing verified yet. Stricter than the verification library: each part must be base64url in its one
 * canonical spelling, header and claims JSON objects in UTF-8 without a repeated key.
 *
 * @param header the first part
 * @param claims the second part
 */
record CompactToken(JsonNode header, JsonNode claims) {
    private static final int PARTS = 3;

    /** Takes a token apart; empty if it is not of that form. */
    static Optional<CompactToken> parse(String text) {
        String[] parts = text.split("\\.", PARTS + 1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            List<byte[]> bytes = new ArrayList<>(PARTS);
            for (String part : parts) {
                bytes.add(canonical(part));
            }
            return Optional.of(new CompactToken(
                    Json.readObject(bytes.get(0)).node(),
                    Json.readObject(bytes.get(1)).node()));
        } catch (IllegalArgumentException malformed) {
            // Why does not matter: whoever made it did not make a token.
            return Optional.empty();
        }
    }

    /** The {@code iss} claim; empty text if it has none. */
    String issuer() {
        return claims.path("iss").textValue() == null ? "" : claims.path("iss").textValue();
    }

    /** A claim in whole seconds since 1970; empty if there is none. */
    Optional<Long> seconds(String claim) {
        JsonNode value = claims.path(claim);
        return value.isIntegralNumber() && value.canConvertToLong() ? Optional.of(value.longValue()) : Optional.empty();
    }

    /**
     * The same token with a signature that cannot be right, and takes as long to find wrong as any: changed behind its middle, since
     * the first bytes of some signatures are looked at before the rest.
     *
     * @param text a token of this form
     */
    static String withAnotherSignature(String text) {
        int begin = text.lastIndexOf('.') + 1;
        int at = begin + (text.length() - begin) * 3 / 4;
        if (at >= text.length()) {
            return text;
        }
        return text.substring(0, at) + (text.charAt(at) == 'A' ? 'B' : 'A') + text.substring(at + 1);
    }

    private static byte[] canonical(String part) {
        byte[] decoded = Base64.getUrlDecoder().decode(part);
        if (!Base64.getUrlEncoder().withoutPadding().encodeToString(decoded).equals(part)) {
            throw new IllegalArgumentException("another spelling of the same bytes");
        }
        return decoded;
    }
}
