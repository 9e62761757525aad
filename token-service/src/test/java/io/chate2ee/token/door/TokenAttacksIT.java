package io.chate2ee.token.door;

import static io.chate2ee.token.door.Forge.claims;
import static io.chate2ee.token.door.Forge.raw;
import static io.chate2ee.token.door.Forge.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.math.BigInteger;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Everything that is known to have fooled a verifier of tokens: each is refused, in the same words, and counted. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class TokenAttacksIT extends AttackedService {
    private static final byte[] NO_SIGNATURE = new byte[0];

    @Test
    void theTokensThatTheForgeriesAreMadeFromAreGood() {
        assertThat(bearer(forge.good()).statusCode()).isEqualTo(200);
        assertThat(bearer(signed(forge.rsa, "RS256", claims())).statusCode()).isEqualTo(200);
        assertThat(bearer(signed(forge.ec, "ES256", claims())).statusCode()).isEqualTo(200);
    }

    @Test
    void algorithmsThatAreNone() {
        for (String algorithm : new String[] {"none", "None", "nOnE", "NONE", "", " "}) {
            tokens.put("T1 " + algorithm, raw("{\"alg\":\"" + algorithm + "\"}", "{" + claims() + "}", NO_SIGNATURE));
        }
        tokens.put("T1 missing", raw("{\"kid\":\"ed-1\"}", "{" + claims() + "}", new byte[64]));
        tokens.put("T1 with the signature left", raw("{\"alg\":\"none\"}", "{" + claims() + "}", new byte[64]));
        allAreRefused();
    }

    @Test
    void keysOfAnotherKind() throws Exception {
        var secret = new HmacKey(forge.rsa.getPublicKey().getEncoded());
        var jws = new JsonWebSignature();
        jws.setPayload("{" + claims() + "}");
        jws.setAlgorithmHeaderValue("HS256");
        jws.setKeyIdHeaderValue("rsa-1");
        jws.setKey(secret);
        tokens.put("T2 public key as secret", jws.getCompactSerialization());
        tokens.put("T2 Ed25519 as EC", signed(forge.ed25519, "EdDSA", Map.of("kid", "ec-1"), claims()));
        tokens.put("T2 EC as Ed25519", signed(forge.ec, "ES256", Map.of("kid", "ed-1"), claims()));
        tokens.put("T2 another curve", signed(forge.strangersP384, "ES384", claims()));
        tokens.put("T2 PS384", signed(forge.rsa, "PS384", claims()));
        tokens.put("T2 RS512", signed(forge.rsa, "RS512", claims()));
        allAreRefused();
    }

    @Test
    void keysThatTheTokenBringsOrNames() {
        var own = forge.strangersRsa.toParams(OutputControlLevel.PUBLIC_ONLY);
        tokens.put("T3 jwk", signed(forge.strangersRsa, "RS256", Map.of("jwk", own), claims()));
        for (String header : new String[] {"jku", "x5u"}) {
            String url = identityService.url() + "/keys-of-the-stranger";
            tokens.put("T3 " + header, signed(forge.strangersRsa, "RS256", Map.of(header, url), claims()));
        }
        tokens.put("T3 x5c", signed(forge.strangersRsa, "RS256", Map.of("x5c", new String[] {"MIIB"}), claims()));
        for (String kid : new String[] {
            "../../../../dev/null", "' OR 1=1 --", "x".repeat(4_000), "x".repeat(10_240), "login-1", "\u0000"
        }) {
            tokens.put("T3 kid " + kid, signed(forge.strangersRsa, "RS256", Map.of("kid", kid), claims()));
        }
        allAreRefused();
        assertThat(identityService.callsTo("/keys-of-the-stranger")).isZero();
    }

    @Test
    void signaturesThatAreSpoilt() {
        String good = forge.good();
        int dot = good.lastIndexOf('.');
        byte[] signature = Base64.getUrlDecoder().decode(good.substring(dot + 1));
        String signed = good.substring(0, dot + 1);
        tokens.put("T4 stripped", signed);
        tokens.put("T4 without dot", good.substring(0, dot));
        tokens.put("T4 truncated", good.substring(0, good.length() - 4));
        tokens.put("T4 bit flipped", signed + Forge.encoded(flipped(signature)));
        tokens.put("T4 padded", good + "==");
        tokens.put("T4 with a space inside", good.substring(0, dot + 9) + ' ' + good.substring(dot + 9));
        tokens.put("T4 with a tab inside", good.substring(0, dot + 9) + '\t' + good.substring(dot + 9));
        tokens.put("T4 in the other base64", signed + Base64.getEncoder().encodeToString(signature));
        tokens.put("T4 another spelling", signed + withUnusedBits(good.substring(dot + 1)));
        tokens.put("T4 malleable S", signed + Forge.encoded(withLargerS(signature)));
        String ecSigned = signed(forge.ec, "ES256", claims());
        tokens.put("T4 r = s = 0", ecSigned.substring(0, ecSigned.lastIndexOf('.') + 1) + Forge.encoded(new byte[64]));
        tokens.put("T4 all zero", signed + Forge.encoded(new byte[64]));
        allAreRefused();
    }

    @Test
    void tokensThatAreMoreThanSignedText() {
        tokens.put("T5 encrypted", "eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.AAAA.AAAA.AAAA.AAAA");
        tokens.put("T5 nested", signed(forge.ed25519, "EdDSA", Map.of("cty", "JWT"), claims()));
        tokens.put("T5 crit", signed(forge.ed25519, "EdDSA", Map.of("crit", new String[] {"exp"}), claims()));
        tokens.put("T5 b64 true", signed(forge.ed25519, "EdDSA", Map.of("b64", true), claims()));
        tokens.put(
                "T5 b64 false",
                raw("{\"alg\":\"EdDSA\",\"kid\":\"ed-1\",\"b64\":false}", "{" + claims() + "}", new byte[64]));
        tokens.put("T5 zip", signed(forge.ed25519, "EdDSA", Map.of("zip", "DEF"), claims()));
        allAreRefused();
    }

    @Test
    void timesThatAreWrong() {
        long now = Instant.now().getEpochSecond();
        for (String exp : new String[] {
            "",
            "" + (now - 61),
            "0",
            "-1",
            "\"" + (now + 60) + "\"",
            now + ".5",
            "9007199254740992",
            "253402300799",
            "1e12"
        }) {
            tokens.put("T6 exp " + exp, signed(forge.ed25519, "EdDSA", claims("exp", exp)));
        }
        for (String nbf : new String[] {"" + (now + 120), "\"x\"", "-1", "null"}) {
            tokens.put("T6 nbf " + nbf, signed(forge.ed25519, "EdDSA", claims() + ",\"nbf\":" + nbf));
        }
        for (String iat : new String[] {"" + (now - 3_100), "\"x\"", "1.5", "-1"}) {
            tokens.put("T6 iat " + iat, signed(forge.ed25519, "EdDSA", claims("iat", iat)));
        }
        tokens.put(
                "T6 issued in ten years for an hour",
                signed(
                        forge.ed25519,
                        "EdDSA",
                        claims("iat", "" + (now + 315_360_000))
                                .replaceAll("\"exp\":\\d+", "\"exp\":" + (now + 315_363_000))));
        allAreRefused();
    }

    @Test
    void tokensForSomebodyElse() {
        for (String audience : new String[] {"", "\"billing\"", "[]", "[\"billing\"]", "7", "\"E2EE\""}) {
            tokens.put("T7 aud " + audience, signed(forge.ed25519, "EdDSA", claims("aud", audience)));
        }
        tokens.put("T7 aud twice", signed(forge.ed25519, "EdDSA", claims() + ",\"aud\":\"billing\""));
        allAreRefused();
    }

    @Test
    void tokensFromSomebodyElse() {
        for (String issuer : new String[] {
            "",
            "\"https://attacked.example/\"",
            "\"HTTPS://attacked.example\"",
            "\"https://login.example\"",
            "[]",
            "\"\""
        }) {
            tokens.put("T8 iss " + issuer, signed(forge.ed25519, "EdDSA", claims("iss", issuer)));
        }
        allAreRefused();
    }

    @Test
    void tokensOfAnotherType() {
        tokens.put("T9 ID token", signed(forge.ed25519, "EdDSA", claims() + ",\"typ\":\"ID\""));
        tokens.put("T9 refresh token", signed(forge.ed25519, "EdDSA", claims() + ",\"typ\":\"Refresh\""));
        tokens.put("T9 logout token", signed(forge.ed25519, "EdDSA", Map.of("typ", "logout+jwt"), claims()));
        tokens.put("T9 Virgil JWT", tokenFor("alice").path("data.virgilToken"));
        allAreRefused();
    }

    @Test
    void claimsThatAreNotWhatTheySeem() {
        tokens.put("T10 sub twice", signed(forge.ed25519, "EdDSA", claims() + ",\"sub\":\"bob\""));
        for (String sub :
                new String[] {"", "7", "null", "[\"alice\"]", "{}", "\"\"", "\"a b\"", "\"\u00e4lice\"", "true"}) {
            tokens.put("T10 sub " + sub, signed(forge.ed25519, "EdDSA", claims("sub", sub)));
        }
        tokens.put("T10 BOM", raw("\uFEFF{\"alg\":\"EdDSA\",\"kid\":\"ed-1\"}", "{" + claims() + "}", new byte[64]));
        tokens.put(
                "T10 depth bomb",
                signed(forge.ed25519, "EdDSA", claims() + ",\"x\":" + "[".repeat(900) + "]".repeat(900)));
        tokens.put(
                "T10 bad UTF-8",
                Forge.encoded("{\"alg\":\"EdDSA\"}".getBytes(StandardCharsets.UTF_8)) + '.'
                        + Forge.encoded(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}) + ".AAAA");
        tokens.put("T10 long", signed(forge.ed25519, "EdDSA", claims() + ",\"x\":\"" + "x".repeat(7_000) + "\""));
        allAreRefused();
    }

    @Test
    void aTokenOfAMegabyteIsRefusedWithoutAFault() throws IOException {
        try {
            assertThat(status("GET /v1/virgil-jwt HTTP/1.1\r\nAuthorization: Bearer " + "x".repeat(1 << 20)))
                    .isBetween(400, 499);
        } catch (SocketException closedWhileSending) {
            // It is refused after the first few kilobytes, and whoever goes on sending may not get to see the answer.
        }
        assertThat(bearer(forge.good()).statusCode()).isEqualTo(200);
    }

    private static byte[] flipped(byte[] signature) {
        byte[] other = signature.clone();
        other[10] ^= 1;
        return other;
    }

    private static String withUnusedBits(String text) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = text.length() - 1;
        return text.substring(0, last) + alphabet.charAt(alphabet.indexOf(text.charAt(last)) ^ 1);
    }

    /** S plus the order of the group fits the same equation; RFC 8032 forbids it. */
    private static byte[] withLargerS(byte[] signature) {
        var order = new BigInteger("7237005577332262213973186563042994240857116359379907606001950938285454250989");
        byte[] s = new byte[32];
        for (int i = 0; i < 32; i++) {
            s[i] = signature[63 - i];
        }
        byte[] larger = new BigInteger(1, s).add(order).toByteArray();
        byte[] other = signature.clone();
        for (int i = 0; i < 32; i++) {
            int from = larger.length - 1 - i;
            other[32 + i] = from >= 0 ? larger[from] : 0;
        }
        return other;
    }
}
