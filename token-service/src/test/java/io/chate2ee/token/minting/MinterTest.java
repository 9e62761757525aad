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
    void hands_the_same_token_out_again_for_a_while() {
        var window = Duration.ofSeconds(30);
        var minter = minter(window);
        var first = minter.tokenFor(UID, ALICE).token();

        clock.add(window.minusSeconds(1));
        assertThat(minter.tokenFor(UID, ALICE).token()).isEqualTo(first);
        clock.add(Duration.ofSeconds(1));
        assertThat(minter.tokenFor(UID, ALICE).token()).isNotEqualTo(first);
    }

    @Test
    void signs_every_time_where_no_token_may_be_handed_out_twice() {
        var minter = minter(Duration.ZERO);
        minter.tokenFor(UID, ALICE);
        minter.tokenFor(UID, ALICE);

        assertThat(meters.counter("token.minted", "how", "signed").count()).isEqualTo(2);
    }

    @Test
    void gives_every_identity_its_own_token() {
        var minter = minter(MINUTE);
        assertThat(minter.tokenFor(UID, ALICE).token().identity()).isEqualTo("identity-of-alice");
        assertThat(minter.tokenFor(UID, new Identity("identity-of-bob")).token().identity())
                .isEqualTo("identity-of-bob");
    }

    @Test
    void never_says_that_a_later_token_is_older_when_the_clock_is_put_right_by_some_seconds() {
        var minter = minter(Duration.ZERO);
        var first = minter.tokenFor(UID, ALICE).token();
        clock.add(Duration.ofSeconds(-45));

        assertThat(minter.tokenFor(UID, ALICE).token().issuedAt()).isEqualTo(first.issuedAt());
    }

    @Test
    void does_not_hand_out_a_token_from_the_future_when_the_clock_is_set_back_far() {
        var minter = minter(MINUTE);
        var first = minter.tokenFor(UID, ALICE).token();
        clock.add(Duration.ofMinutes(-30));

        assertThat(minter.tokenFor(UID, ALICE).token().issuedAt()).isBefore(first.issuedAt());
    }

    @Test
    void signs_anew_for_an_identity_that_was_forgotten() {
        var minter = minter(MINUTE);
        var first = minter.tokenFor(UID, ALICE).token();
        minter.forget(ALICE);
        clock.add(Duration.ofSeconds(1));

        assertThat(minter.tokenFor(UID, ALICE).token()).isNotEqualTo(first);
    }

    @Test
    void mints_nothing_for_the_owner_of_the_groups() {
        var minter = minter(MINUTE);
        assertThatThrownBy(() -> minter.tokenFor(UID, OWNER)).isInstanceOf(ReservedIdentityException.class);
    }

    @Test
    void hands_out_nothing_again_that_another_key_signed() {
        var minter = minter(MINUTE);
        keys.add("next", clock.instant().plusSeconds(30));
        var first = minter.tokenFor(UID, ALICE).token();
        clock.add(Duration.ofSeconds(30));

        var second = minter.tokenFor(UID, ALICE).token();
        assertThat(first.keyId()).isEqualTo("first");
        assertThat(second.keyId()).isEqualTo("next");
    }

    @Test
    void mints_nothing_once_every_key_is_withdrawn() {
        var minter = minter(MINUTE);
        minter.tokenFor(UID, ALICE);
        keys.withdraw("first");

        assertThatThrownBy(() -> minter.tokenFor(UID, ALICE)).isInstanceOf(NoSigningKeyException.class);
    }

    @Test
    void says_more_in_a_token_only_where_that_was_asked_for() {
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
