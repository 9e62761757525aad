package io.chate2ee.token.minting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.token.MovableClock;
import io.chate2ee.virgil.jwt.AppKey;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MinterTest {
    private static final Identity ALICE = new Identity("identity-of-alice");
    private static final Identity OWNER = new Identity("2137f9ef75295ea");

    private final MovableClock clock = new MovableClock();

    @ParameterizedTest
    @CsvSource({"PT1H, PT60S", "PT24H, PT60S", "PT10M, PT60S", "PT5M, PT30S"})
    void hands_the_same_token_out_again_for_a_minute_or_a_tenth_of_its_life(Duration ttl, Duration window) {
        var minter = minter(ttl);
        var first = minter.tokenFor(ALICE);

        clock.pass(window.minusSeconds(1));
        assertThat(minter.tokenFor(ALICE)).isEqualTo(first);
        clock.pass(Duration.ofSeconds(1));
        assertThat(minter.tokenFor(ALICE)).isNotEqualTo(first);
    }

    @Test
    void gives_every_identity_its_own_token() {
        var minter = minter(Duration.ofHours(1));
        assertThat(minter.tokenFor(ALICE).identity()).isEqualTo("identity-of-alice");
        assertThat(minter.tokenFor(new Identity("identity-of-bob")).identity()).isEqualTo("identity-of-bob");
    }

    @Test
    void does_not_hand_out_a_token_from_the_future_when_the_clock_is_set_back() {
        var minter = minter(Duration.ofHours(1));
        var first = minter.tokenFor(ALICE);
        clock.pass(Duration.ofMinutes(-30));

        assertThat(minter.tokenFor(ALICE).issuedAt()).isBefore(first.issuedAt());
    }

    @Test
    void signs_anew_for_an_identity_that_was_forgotten() {
        var minter = minter(Duration.ofHours(1));
        var first = minter.tokenFor(ALICE);
        minter.forget(ALICE);
        clock.pass(Duration.ofSeconds(1));

        assertThat(minter.tokenFor(ALICE)).isNotEqualTo(first);
    }

    @Test
    void mints_nothing_for_the_owner_of_the_groups() {
        var minter = minter(Duration.ofHours(1));
        assertThatThrownBy(() -> minter.tokenFor(OWNER)).isInstanceOf(ReservedIdentityException.class);
    }

    private Minter minter(Duration ttl) {
        var key = new AppKey("key", Ed25519PrivateKey.generate(new SecureRandom()));
        return new Minter(new MintingRules("app", key, ttl, OWNER), clock, new SimpleMeterRegistry());
    }
}
