package io.chate2ee.token.minting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.InvalidIdException;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.token.signing.KeysForTests;
import io.chate2ee.virgil.jwt.VirgilJwt;
import io.chate2ee.virgil.jwt.VirgilJwtVerifier;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeten.extra.MutableClock;

/** What is in a token, byte for byte: Virgil's clients and cloud read it, and nobody can be asked to be lenient. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MintedTokenTest {
    private static final Uid UID = new Uid("alice");
    private static final Identity ALICE = new Identity("identity-of-alice");
    private static final int MANY = Integer.getInteger("tokens", 20_000);

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);
    private final KeysForTests keys = new KeysForTests(clock);
    private final Minter minter = minter(keys);

    @Test
    void theHeaderIsExactlyVirgilsAndNamesTheKeyThatSigns() {
        assertThat(part(minter.tokenFor(UID, ALICE).token(), 0))
                .isEqualTo("{\"alg\":\"VEDS512\",\"kid\":\"first\",\"typ\":\"JWT\",\"cty\":\"virgil-jwt;v=1\"}");
    }

    @Test
    void theBodySaysAppIdentityAndTimesAndNothingElse() {
        long now = clock.instant().getEpochSecond();
        assertThat(part(minter.tokenFor(UID, ALICE).token(), 1))
                .isEqualTo("{\"iss\":\"virgil-app\",\"sub\":\"identity-identity-of-alice\",\"iat\":" + now + ",\"exp\":"
                        + (now + 3_600) + "}");
    }

    @Test
    void itLivesFarLongerThanClientsNeedToRenewIt() {
        var token = minter.tokenFor(UID, ALICE).token();
        assertThat(Duration.between(token.issuedAt(), token.expiresAt())).isGreaterThan(Duration.ofSeconds(5 + 60));
        assertThat(new VirgilJwtVerifier("app", keys.publicKeys(), clock).verify(token.text()))
                .isEqualTo(token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a b",
                "x\",\"sub\":\"identity-of-bob",
                "\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4",
                "identity\n",
                ""
            })
    void noIdentityCanBreakOutOfIt(String text) {
        assertThatThrownBy(() -> Identity.parse(text)).isInstanceOf(InvalidIdException.class);
    }

    @Test
    void theKeyOfAnotherDeploymentMakesAnotherTokenForTheSameUser() {
        var other = new KeysForTests(clock);
        assertThat(minter(other).tokenFor(UID, ALICE).token().text())
                .isNotEqualTo(minter.tokenFor(UID, ALICE).token().text());
    }

    @Test
    void noTwoUsersAreGivenTheSameOne() {
        var seen = new HashSet<String>();
        for (int i = 0; i < MANY; i++) {
            seen.add(minter.tokenFor(UID, new Identity("identity-of-" + i))
                    .token()
                    .text());
        }
        assertThat(seen).hasSize(MANY);
    }

    @Test
    void itIsNeverPrinted() {
        var token = minter.tokenFor(UID, ALICE).token();
        assertThat(token.toString()).doesNotContain(token.text()).contains("redacted");
    }

    private Minter minter(KeysForTests of) {
        var rules =
                new MintingRules(Duration.ofHours(1), Duration.ofMinutes(1), new Identity("2137f9ef75295ea"), Map.of());
        return new Minter(rules, of.signing(), clock, new SimpleMeterRegistry());
    }

    private static String part(VirgilJwt token, int part) {
        return new String(Base64.getUrlDecoder().decode(token.text().split("\\.")[part]), StandardCharsets.UTF_8);
    }
}
