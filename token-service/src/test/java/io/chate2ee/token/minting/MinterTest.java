package io.chate2ee.token.minting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.token.signing.KeysForTests;
import io.chate2ee.virgil.jwt.VirgilJwt;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MinterTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Uid UID = new Uid("alice");
    private static final Identity ALICE = new Identity("identity-of-alice");
    private static final Identity OWNER = new Identity("2137f9ef75295ea");

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final KeysForTests keys = new KeysForTests(clock);

    @Test
    void handsTheSameTokenOutAgainForAWhile() {
        var window = Duration.ofSeconds(30);
        var minter = minter(window);
        var first = minter.tokenFor(UID, ALICE).token();

        clock.add(window.minusSeconds(1));
        assertThat(minter.tokenFor(UID, ALICE).token()).isEqualTo(first);
        clock.add(Duration.ofSeconds(1));
        assertThat(minter.tokenFor(UID, ALICE).token()).isNotEqualTo(first);
    }

    @Test
    void signsEveryTimeWhereNoTokenMayBeHandedOutTwice() {
        var minter = minter(Duration.ZERO);
        minter.tokenFor(UID, ALICE);
        minter.tokenFor(UID, ALICE);

        assertThat(meters.counter("token.minted", "how", "signed").count()).isEqualTo(2);
    }

    @Test
    void givesEveryIdentityItsOwnToken() {
        var minter = minter(MINUTE);
        assertThat(minter.tokenFor(UID, ALICE).token().identity()).isEqualTo("identity-of-alice");
        assertThat(minter.tokenFor(UID, new Identity("identity-of-bob")).token().identity())
                .isEqualTo("identity-of-bob");
    }

    @Test
    void neverSaysThatALaterTokenIsOlderWhenTheClockIsPutRightBySomeSeconds() {
        var minter = minter(Duration.ZERO);
        var first = minter.tokenFor(UID, ALICE).token();
        clock.add(Duration.ofSeconds(-45));

        assertThat(minter.tokenFor(UID, ALICE).token().issuedAt()).isEqualTo(first.issuedAt());
    }

    @Test
    void doesNotHandOutATokenFromTheFutureWhenTheClockIsSetBackFar() {
        var minter = minter(MINUTE);
        var first = minter.tokenFor(UID, ALICE).token();
        clock.add(Duration.ofMinutes(-30));

        assertThat(minter.tokenFor(UID, ALICE).token().issuedAt()).isBefore(first.issuedAt());
    }

    @Test
    void signsAnewForAnIdentityThatWasForgotten() {
        var minter = minter(MINUTE);
        var first = minter.tokenFor(UID, ALICE).token();
        minter.forget(ALICE);
        clock.add(Duration.ofSeconds(1));

        assertThat(minter.tokenFor(UID, ALICE).token()).isNotEqualTo(first);
    }

    @Test
    void mintsNothingForTheOwnerOfTheGroups() {
        var minter = minter(MINUTE);
        assertThatThrownBy(() -> minter.tokenFor(UID, OWNER)).isInstanceOf(ReservedIdentityException.class);
    }

    @Test
    void handsOutNothingAgainThatAnotherKeySigned() {
        var minter = minter(MINUTE);
        keys.add("next", clock.instant().plusSeconds(30));
        var first = minter.tokenFor(UID, ALICE).token();
        clock.add(Duration.ofSeconds(30));

        var second = minter.tokenFor(UID, ALICE).token();
        assertThat(first.keyId()).isEqualTo("first");
        assertThat(second.keyId()).isEqualTo("next");
    }

    @Test
    void mintsNothingOnceEveryKeyIsWithdrawn() {
        var minter = minter(MINUTE);
        minter.tokenFor(UID, ALICE);
        keys.withdraw("first");

        assertThatThrownBy(() -> minter.tokenFor(UID, ALICE)).isInstanceOf(NoSigningKeyException.class);
    }

    @Test
    void saysMoreInATokenOnlyWhereThatWasAskedFor() {
        var plain = minter(MINUTE).tokenFor(UID, ALICE).token();
        var rules = new MintingRules(Duration.ofHours(1), Duration.ZERO, OWNER, Map.of("user", "{uid}"));
        var telling = new Minter(rules, keys.signing(), clock, new SimpleMeterRegistry())
                .tokenFor(UID, ALICE)
                .token();

        assertThat(claims(plain)).doesNotContain("ada");
        assertThat(claims(telling)).endsWith("\"ada\":{\"user\":\"alice\"}}");
    }

    private static String claims(VirgilJwt token) {
        return new String(Base64.getUrlDecoder().decode(token.text().split("\\.")[1]), StandardCharsets.UTF_8);
    }

    private Minter minter(Duration reuse) {
        return new Minter(new MintingRules(Duration.ofHours(1), reuse, OWNER, Map.of()), keys.signing(), clock, meters);
    }
}
