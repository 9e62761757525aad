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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threeten.extra.MutableClock;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MinterTest {
    private static final Uid UID = new Uid("alice");
    private static final Identity ALICE = new Identity("identity-of-alice");
    private static final Identity OWNER = new Identity("2137f9ef75295ea");

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);
    private final KeysForTests keys = new KeysForTests(clock);

    @ParameterizedTest
    @CsvSource({"PT1H, PT60S", "PT24H, PT60S", "PT10M, PT60S", "PT5M, PT30S"})
    void hands_the_same_token_out_again_for_a_minute_or_a_tenth_of_its_life(Duration ttl, Duration window) {
        var minter = minter(ttl);
        var first = minter.tokenFor(UID, ALICE).token();

        clock.add(window.minusSeconds(1));
        assertThat(minter.tokenFor(UID, ALICE).token()).isEqualTo(first);
        clock.add(Duration.ofSeconds(1));
        assertThat(minter.tokenFor(UID, ALICE).token()).isNotEqualTo(first);
    }

    @Test
    void gives_every_identity_its_own_token() {
        var minter = minter(Duration.ofHours(1));
        assertThat(minter.tokenFor(UID, ALICE).token().identity()).isEqualTo("identity-of-alice");
        assertThat(minter.tokenFor(UID, new Identity("identity-of-bob")).token().identity())
                .isEqualTo("identity-of-bob");
    }

    @Test
    void does_not_hand_out_a_token_from_the_future_when_the_clock_is_set_back() {
        var minter = minter(Duration.ofHours(1));
        var first = minter.tokenFor(UID, ALICE).token();
        clock.add(Duration.ofMinutes(-30));

        assertThat(minter.tokenFor(UID, ALICE).token().issuedAt()).isBefore(first.issuedAt());
    }

    @Test
    void signs_anew_for_an_identity_that_was_forgotten() {
        var minter = minter(Duration.ofHours(1));
        var first = minter.tokenFor(UID, ALICE).token();
        minter.forget(ALICE);
        clock.add(Duration.ofSeconds(1));

        assertThat(minter.tokenFor(UID, ALICE).token()).isNotEqualTo(first);
    }

    @Test
    void mints_nothing_for_the_owner_of_the_groups() {
        var minter = minter(Duration.ofHours(1));
        assertThatThrownBy(() -> minter.tokenFor(UID, OWNER)).isInstanceOf(ReservedIdentityException.class);
    }

    @Test
    void hands_out_nothing_again_that_another_key_signed() {
        var minter = minter(Duration.ofHours(1));
        keys.add("next", clock.instant().plusSeconds(30));
        var first = minter.tokenFor(UID, ALICE).token();
        clock.add(Duration.ofSeconds(30));

        var second = minter.tokenFor(UID, ALICE).token();
        assertThat(first.keyId()).isEqualTo("first");
        assertThat(second.keyId()).isEqualTo("next");
    }

    @Test
    void mints_nothing_once_every_key_is_withdrawn() {
        var minter = minter(Duration.ofHours(1));
        minter.tokenFor(UID, ALICE);
        keys.withdraw("first");

        assertThatThrownBy(() -> minter.tokenFor(UID, ALICE)).isInstanceOf(NoSigningKeyException.class);
    }

    @Test
    void says_more_in_a_token_only_where_that_was_asked_for() {
        var plain = minter(Duration.ofHours(1)).tokenFor(UID, ALICE).token();
        var rules = new MintingRules(Duration.ofHours(1), OWNER, Map.of("user", "{uid}"));
        var telling = new Minter(rules, keys.signing(), clock, new SimpleMeterRegistry())
                .tokenFor(UID, ALICE)
                .token();

        assertThat(claims(plain)).doesNotContain("ada");
        assertThat(claims(telling)).endsWith("\"ada\":{\"user\":\"alice\"}}");
    }

    private static String claims(VirgilJwt token) {
        return new String(Base64.getUrlDecoder().decode(token.text().split("\\.")[1]), StandardCharsets.UTF_8);
    }

    private Minter minter(Duration ttl) {
        return new Minter(new MintingRules(ttl, OWNER, Map.of()), keys.signing(), clock, new SimpleMeterRegistry());
    }
}
