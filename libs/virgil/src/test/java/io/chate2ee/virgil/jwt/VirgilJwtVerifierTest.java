package io.chate2ee.virgil.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chate2ee.virgil.BitFlips;
import io.chate2ee.virgil.Hostile;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.TestKeys;
import io.chate2ee.virgil.TokenRefusedException;
import io.chate2ee.virgil.TokenRefusedException.Reason;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.bytes.Base64Text;
import io.chate2ee.virgil.key.PublicKey;
import io.chate2ee.virgil.key.X25519PrivateKey;
import io.chate2ee.virgil.sign.Sha512;
import io.chate2ee.virgil.sign.VirgilSignature;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VirgilJwtVerifierTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final String HEADER =
            "{\"alg\":\"VEDS512\",\"kid\":\"key-1\",\"typ\":\"JWT\",\"cty\":\"virgil-jwt;v=1\"}";
    private static final String BODY =
            "{\"iss\":\"virgil-app-1\",\"sub\":\"identity-alice\",\"iat\":1795428000,\"exp\":1795428600}";

    private final AppKey appKey = new AppKey("key-1", TestKeys.fresh());
    private final String token =
            minter(appKey).mint("alice", Duration.ofMinutes(10)).text();

    @Test
    void goodTokenIsTrusted() {
        assertThat(verifierAt(NOW).verify(token).identity()).isEqualTo("alice");
        assertThat(signed(HEADER, BODY)).isEqualTo(token);
    }

    @Test
    void orderOfFieldsAndUnknownClaimsDoNotMatter() {
        var header = "{\"cty\":\"virgil-jwt;v=1\",\"typ\":\"JWT\",\"kid\":\"key-1\",\"alg\":\"VEDS512\"}";
        var body =
                "{\"exp\":1795428600,\"iat\":1795428000,\"new\":[{}],\"sub\":\"identity-alice\",\"iss\":\"virgil-app-1\"}";

        assertThat(verifierAt(NOW).verify(signed(header, body)).identity()).isEqualTo("alice");
    }

    @ParameterizedTest(name = "{0} s after issue: {1}")
    @CsvSource({"-61,NOT_YET_VALID", "-60,", "0,", "599,", "600,EXPIRED", "601,EXPIRED"})
    void tokenIsValidFromIssueWithSomeSkewUntilJustBeforeExpiry(long seconds, @Nullable Reason reason) {
        var verifier = verifierAt(NOW.plusSeconds(seconds));

        if (reason == null) {
            assertThat(verifier.verify(token).identity()).isEqualTo("alice");
        } else {
            assertRefused(verifier, token, reason);
        }
    }

    @ParameterizedTest(name = "issued at {0}, expires at {1}: {2}")
    @CsvSource({
        "1795428030,1795428030,NEVER_VALID",
        "1795428030,1795428010,NEVER_VALID",
        "1795428060,1795428001,NEVER_VALID",
        "1795428000,1795428000,EXPIRED",
        "1795428000,1795427999,EXPIRED",
        "1795428600,1795428000,EXPIRED",
        "1795428000,0,EXPIRED",
        "1795428061,1795428010,NOT_YET_VALID",
        "1795427999,1795428000,EXPIRED",
        "0,1,EXPIRED",
        "1795428061,1795428062,NOT_YET_VALID",
        "253402300798,253402300799,NOT_YET_VALID",
        "0,253402300799,",
        "1795428060,1795428061,"
    })
    void timesMustMakeSense(long issuedAt, long expiresAt, @Nullable Reason reason) {
        var timed = signed(
                HEADER,
                "{\"iss\":\"virgil-app-1\",\"sub\":\"identity-alice\",\"iat\":" + issuedAt + ",\"exp\":" + expiresAt
                        + "}");

        if (reason == null) {
            assertThat(verifierAt(NOW).verify(timed).identity()).isEqualTo("alice");
        } else {
            assertRefused(verifierAt(NOW), timed, reason);
        }
    }

    @Test
    void whileKeysAreExchangedTheHeaderChoosesAmongThem() {
        var next = new AppKey("key-2", TestKeys.fresh());
        var both = new VirgilJwtVerifier(
                "app-1",
                Map.of("key-1", appKey.key().publicKey(), "key-2", next.key().publicKey()),
                Clock.fixed(NOW, ZoneOffset.UTC));
        var byNext = minter(next).mint("bob", Duration.ofHours(1)).text();
        var underTheOthersId = minter(new AppKey("key-1", next.key()))
                .mint("bob", Duration.ofHours(1))
                .text();

        assertThat(both.verify(token).keyId()).isEqualTo("key-1");
        assertThat(both.verify(byNext).keyId()).isEqualTo("key-2");
        assertRefused(both, underTheOthersId, Reason.BAD_SIGNATURE);
    }

    @Test
    void verifierThatCouldTrustNothingIsRefused() {
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        var key = appKey.key().publicKey();
        var unnamed = Map.<String, PublicKey>of("", key);

        assertThatThrownBy(() -> new VirgilJwtVerifier("app-1", Map.of(), clock))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new VirgilJwtVerifier("app-1", unnamed, clock))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new VirgilJwtVerifier("", Map.of("key-1", key), clock))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keyThatDoesNotSignIsRefusedBeforeAnyToken() {
        var x25519 = X25519PrivateKey.generate(TestKeys.RANDOM);
        var keys = Map.<String, PublicKey>of("key-1", x25519.publicKey());
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);

        assertThatThrownBy(() -> new AppKey("key-1", x25519)).isInstanceOf(UnsupportedKeyTypeException.class);
        assertThatThrownBy(() -> new VirgilJwtVerifier("app-1", keys, clock))
                .isInstanceOf(UnsupportedKeyTypeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alg", "kid", "typ", "cty"})
    void everyFieldOfTheHeaderIsDemanded(String field) {
        var without = HEADER.replaceFirst("\"" + field + "\":\"[^\"]*\",?", "").replace(",}", "}");

        assertThat(without).isNotEqualTo(HEADER);
        assertRefused(verifierAt(NOW), signed(without, BODY), Reason.WRONG_HEADER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "iat", "exp"})
    void everyClaimIsDemandedAndNullIsNone(String claim) {
        var without = BODY.replaceFirst("\"" + claim + "\":[^,}]*,?", "").replace(",}", "}");
        var isNull = BODY.replaceFirst("\"" + claim + "\":[^,}]*", "\"" + claim + "\":null");

        assertThat(without).isNotEqualTo(BODY);
        assertRefused(verifierAt(NOW), signed(HEADER, without), Reason.MALFORMED);
        assertRefused(verifierAt(NOW), signed(HEADER, isNull), Reason.MALFORMED);
    }

    @Test
    void bareSignatureWithoutItsWrapperIsRefused() {
        var input = encode(HEADER) + "." + encode(BODY);
        var bare = appKey.key().forSigning().signDigest(Sha512.digest(input.getBytes(StandardCharsets.US_ASCII)));

        assertRefused(verifierAt(NOW), input + "." + Base64Text.encodeUrl(bare), Reason.BAD_SIGNATURE);
        assertRefused(verifierAt(NOW), input + ".", Reason.BAD_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\",\"kid\":\"key-1\",\"typ\":\"JWT\",\"cty\":\"virgil-jwt;v=1\"}",
                "{\"alg\":\"VEDS512\",\"kid\":\"key-1\",\"typ\":\"jwt\",\"cty\":\"virgil-jwt;v=1\"}",
                "{\"alg\":\"VEDS512\",\"kid\":\"key-1\",\"typ\":\"JWT\",\"cty\":\"virgil-jwt;v=2\"}",
                "{\"alg\":\"VEDS512\",\"kid\":\"key-1\",\"typ\":\"JWT\"}",
                "{\"alg\":\"VEDS512\",\"kid\":1,\"typ\":\"JWT\",\"cty\":\"virgil-jwt;v=1\"}",
                "{\"alg\":\"VEDS512\",\"kid\":\"key-1\",\"typ\":\"JWT\",\"cty\":\"virgil-jwt;v=1\",\"crit\":[]}"
            })
    void headerOfAnotherKindOfTokenIsRefused(String header) {
        assertRefused(verifierAt(NOW), signed(header, BODY), Reason.WRONG_HEADER);
    }

    @Test
    void unknownKeyIsRefused() {
        var other = minter(new AppKey("key-2", TestKeys.fresh()));

        assertRefused(verifierAt(NOW), other.mint("alice", Duration.ofHours(1)).text(), Reason.UNKNOWN_KEY);
    }

    @Test
    void otherKeyUnderAKnownIdIsRefused() {
        var impostor = minter(new AppKey("key-1", TestKeys.fresh()));

        assertRefused(
                verifierAt(NOW), impostor.mint("alice", Duration.ofHours(1)).text(), Reason.BAD_SIGNATURE);
    }

    @ParameterizedTest
    @CsvSource({
        "virgil-app-2,identity-alice,WRONG_ISSUER",
        "app-1,identity-alice,WRONG_ISSUER",
        "virgil-app-1,alice,WRONG_SUBJECT",
        "virgil-app-1,identity-,WRONG_SUBJECT"
    })
    void otherApplicationOrNoIdentityIsRefused(String issuer, String subject, Reason reason) {
        var body = BODY.replace("virgil-app-1", issuer).replace("identity-alice", subject);

        assertRefused(verifierAt(NOW), signed(HEADER, body), reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"iss\":\"virgil-app-1\",\"sub\":\"identity-alice\",\"iat\":1795428000}",
                "{\"iss\":\"virgil-app-1\",\"sub\":\"identity-alice\",\"iat\":1795428000,\"exp\":\"1795428600\"}",
                "{\"iss\":\"virgil-app-1\",\"sub\":\"identity-alice\",\"iat\":1795428000,\"exp\":1.7e9}",
                "{\"iss\":\"virgil-app-1\",\"sub\":\"identity-alice\",\"iat\":-5,\"exp\":1795428600}",
                "{\"iss\":\"virgil-app-1\",\"sub\":\"identity-alice\",\"iat\":1795428000,\"exp\":999999999999}",
                "{\"iss\":\"virgil-app-1\",\"sub\":\"identity-a\",\"sub\":\"identity-b\",\"iat\":1795428000,\"exp\":1795428600}"
            })
    void bodyThatDoesNotSayWhatItMustIsMalformed(String body) {
        assertRefused(verifierAt(NOW), signed(HEADER, body), Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "a.b", "e30.e30.e30.e30", "e30=.e30.", "Virgil e30.e30.e30"})
    void textThatIsNoTokenIsMalformed(String text) {
        assertRefused(verifierAt(NOW), text, Reason.MALFORMED);
        assertThatThrownBy(() -> VirgilJwt.parse(text)).isInstanceOf(MalformedException.class);
    }

    @Test
    void longTextIsMalformedUnread() {
        assertRefused(verifierAt(NOW), "a".repeat(16_385), Reason.MALFORMED);
    }

    @Test
    @Tag("exhaustive")
    void everySingleBitFlipIsRefused() {
        var verifier = verifierAt(NOW);

        assertThat(BitFlips.of(token.getBytes(StandardCharsets.ISO_8859_1)))
                .allSatisfy(flipped -> assertThatThrownBy(
                                () -> verifier.verify(new String(flipped.bytes(), StandardCharsets.ISO_8859_1)))
                        .isInstanceOf(TokenRefusedException.class));
    }

    @Test
    @Tag("exhaustive")
    void anythingButTheTokenItselfIsRefusedByType() {
        var verifier = verifierAt(NOW);

        assertThat(Hostile.variantsOf(token.getBytes(StandardCharsets.ISO_8859_1)))
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                .filteredOn(text -> !text.equals(token))
                .allSatisfy(text ->
                        assertThatThrownBy(() -> verifier.verify(text)).isInstanceOf(TokenRefusedException.class));
    }

    private static void assertRefused(VirgilJwtVerifier verifier, String token, Reason reason) {
        var refusal = catchThrowableOfType(TokenRefusedException.class, () -> verifier.verify(token));
        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
    }

    private String signed(String header, String body) {
        var input = encode(header) + "." + encode(body);
        var signature = VirgilSignature.sign(appKey.key(), input.getBytes(StandardCharsets.US_ASCII));
        return input + "." + Base64Text.encodeUrl(signature);
    }

    private static String encode(String json) {
        return Base64Text.encodeUrl(json.getBytes(StandardCharsets.UTF_8));
    }

    private VirgilJwtVerifier verifierAt(Instant now) {
        return new VirgilJwtVerifier(
                "app-1", Map.of("key-1", appKey.key().publicKey()), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static VirgilJwtMinter minter(AppKey key) {
        return new VirgilJwtMinter("app-1", key, Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
