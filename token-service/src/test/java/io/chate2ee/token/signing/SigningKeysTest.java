package io.chate2ee.token.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.jwt.VirgilJwtVerifier;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeten.extra.MutableClock;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SigningKeysTest {
    private final MutableClock clock = MutableClock.of(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);
    private final KeysForTests keys = new KeysForTests(clock);

    @Test
    void theNextKeySignsFromItsMomentOn() {
        keys.add("next", clock.instant().plusSeconds(60));

        assertThat(signer()).isEqualTo("first");
        clock.add(Duration.ofSeconds(59));
        assertThat(signer()).isEqualTo("first");
        clock.add(Duration.ofSeconds(1));
        assertThat(signer()).isEqualTo("next");
        assertThat(keys.count("taken")).isEqualTo(1);
    }

    @Test
    void aKeyThatWouldSignTooSoonAfterItCameIsNotUsed() {
        keys.add("hasty", clock.instant().plus(KeysForTests.LEAD).minusMillis(1));
        clock.add(Duration.ofMinutes(1));

        assertThat(signer()).isEqualTo("first");
        assertThat(keys.count("refused")).isEqualTo(1);
    }

    @Test
    void aKeyThatComesInTheNickOfTimeIsUsed() {
        keys.add("next", clock.instant().plus(KeysForTests.LEAD));
        assertThat(keys.count("taken")).isEqualTo(1);
    }

    @Test
    void aWithdrawnKeyNeverSignsAgainAndTheOneBeforeTakesOverAtOnce() {
        keys.add("next", clock.instant().plusSeconds(60));
        clock.add(Duration.ofSeconds(60));
        keys.withdraw("next");
        assertThat(signer()).isEqualTo("first");
    }

    @Test
    void inAnEmergencyANewKeyMaySignAtOnce() {
        keys.withdraw("first");
        assertThat(keys.signing().signer()).isEmpty();
        assertThat(keys.shownAsSigner("first")).isZero();

        keys.add("fresh", clock.instant());
        assertThat(signer()).isEqualTo("fresh");
        assertThat(keys.shownAsSigner("fresh")).isEqualTo(1);
    }

    @Test
    void aKeyThatNoLongerSignsMayGo() {
        keys.add("next", clock.instant().plusSeconds(60));
        clock.add(Duration.ofSeconds(61));
        keys.remove("first");

        assertThat(signer()).isEqualTo("next");
        assertThat(keys.count("taken")).isEqualTo(2);
    }

    @Test
    void theKeyThatSignsStaysInForceIfItVanishesFromTheFile() {
        keys.add("next", clock.instant().plusSeconds(60));
        keys.remove("first");

        assertThat(signer()).isEqualTo("first");
        assertThat(keys.count("refused")).isEqualTo(1);
    }

    @Test
    void anotherPrivateKeyUnderAKnownIdIsNotUsed() {
        var before = keys.publicKeys();
        keys.exchange("first");

        var token = keys.signing().signer().orElseThrow().sign("identity-of-alice", Duration.ofHours(1), Map.of());
        assertThat(new VirgilJwtVerifier("app", before, clock)
                        .verify(token.text())
                        .identity())
                .isEqualTo("identity-of-alice");
        assertThat(keys.count("refused")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"keys\":[]}",
                "{\"keys\":[7]}",
                "{\"keys\":[{\"id\":\"x\"}]}",
                "{\"keys\":[{\"id\":\"a b\",\"key\":\"\",\"activeFrom\":\"2026-01-01T00:00:00Z\"}]}",
                "{\"keys\":[{\"id\":\"x\",\"key\":\"bm90IGEga2V5\",\"activeFrom\":\"2026-01-01T00:00:00Z\"}]}",
                "{\"keys\":[{\"id\":\"x\",\"key\":\"bm90IGEga2V5\",\"activeFrom\":\"soon\"}]}"
            })
    void theKeysInForceStayWhateverIsInTheFile(String text) {
        keys.write(text);
        assertThat(signer()).isEqualTo("first");
        assertThat(keys.count("refused")).isEqualTo(1);
    }

    @Test
    void theKeysInForceStayIfTheFileIsHalfWritten() {
        keys.write(keys.text().substring(0, keys.text().length() / 2));
        assertThat(signer()).isEqualTo("first");
    }

    @Test
    void theKeysInForceStayIfTheFileIsGone() {
        assertThat(keys.file().toFile().delete()).isTrue();
        keys.signing().reread(new KeyRingFile(keys.file()));
        assertThat(signer()).isEqualTo("first");
        assertThat(keys.count("refused")).isEqualTo(1);
    }

    @Test
    void theKeysInForceStayWhateverGoesWrong() {
        var others = new SigningKeys(
                "app",
                new KeyRing(List.of(KeysForTests.key("other", clock.instant()))),
                // No date is so far ahead.
                new KeyChange(Duration.ofSeconds(Long.MAX_VALUE)),
                clock,
                new SimpleMeterRegistry());
        keys.write(keys.text());

        others.reread(new KeyRingFile(keys.file()));

        assertThat(others.signer().orElseThrow().keyId()).isEqualTo("other");
    }

    @Test
    void aFileThatSaysTheSameChangesNothing() {
        keys.write(keys.text());
        assertThat(keys.count("taken")).isZero();
        assertThat(keys.count("refused")).isZero();
    }

    @Test
    void aKeyTwiceOrTwoFromTheSameMomentAreRefused() {
        var key = KeysForTests.key("a", clock.instant());
        assertThatThrownBy(() -> new KeyRing(List.of(key, key))).hasMessageContaining("twice");
        assertThatThrownBy(() -> new KeyRing(List.of(key, KeysForTests.key("b", clock.instant()))))
                .hasMessageContaining("same moment");
    }

    @Test
    void nothingThatIsRefusedIsRepeated() {
        String secret = "bm90IGEga2V5";
        assertThatThrownBy(() -> KeyRingText.parse(("{\"keys\":[{\"id\":\"x\",\"key\":\"" + secret
                                + "\",\"activeFrom\":\"2026-01-01T00:00:00Z\"}]}")
                        .getBytes(StandardCharsets.UTF_8)))
                .hasMessageNotContaining(secret)
                .hasNoCause();
    }

    private String signer() {
        return keys.signing().signer().orElseThrow().keyId();
    }
}
