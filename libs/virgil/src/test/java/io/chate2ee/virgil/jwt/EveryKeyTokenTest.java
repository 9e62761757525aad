package io.chate2ee.virgil.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.KeyKind;
import io.chate2ee.virgil.TokenRefusedException;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.key.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** App keys of every type. */
class EveryKeyTokenTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @EnumSource
    void tokenSignedByAnyKeyThatSignsIsTrustedAndNoOther(KeyKind kind) {
        Map<String, PublicKey> keys = Map.of("key-1", kind.key().publicKey());
        if (!kind.signs()) {
            assertThatThrownBy(() -> new AppKey("key-1", kind.key())).isInstanceOf(UnsupportedKeyTypeException.class);
            assertThatThrownBy(() -> new VirgilJwtVerifier("app-1", keys, CLOCK))
                    .isInstanceOf(UnsupportedKeyTypeException.class);
            return;
        }
        var verifier = new VirgilJwtVerifier("app-1", keys, CLOCK);

        var token = mint(new AppKey("key-1", kind.key()));
        var byAnother = mint(new AppKey("key-1", kind.fresh()));

        assertThat(verifier.verify(token).identity()).isEqualTo("alice");
        assertThatThrownBy(() -> verifier.verify(byAnother)).isInstanceOf(TokenRefusedException.class);
    }

    private static String mint(AppKey key) {
        return new VirgilJwtMinter("app-1", key, CLOCK)
                .mint("alice", Duration.ofMinutes(10))
                .text();
    }
}
