package io.chate2ee.virgil.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.TestKeys;
import io.chate2ee.virgil.bytes.Base64Text;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VirgilJwtTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:15:30.750Z");

    private final AppKey appKey = new AppKey("key-1", TestKeys.fresh());
    private final VirgilJwtMinter minter = new VirgilJwtMinter("app-1", appKey, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void tokenSaysWhoMayDoWhatUntilWhen() {
        var token = minter.mint("alice", Duration.ofHours(1));

        assertThat(token.appId()).isEqualTo("app-1");
        assertThat(token.keyId()).isEqualTo("key-1");
        assertThat(token.identity()).isEqualTo("alice");
        assertThat(token.issuedAt()).isEqualTo(Instant.parse("2026-11-23T10:15:30Z"));
        assertThat(token.expiresAt()).isEqualTo(Instant.parse("2026-11-23T11:15:30Z"));
        assertThat(VirgilJwt.parse(token.text())).isEqualTo(token);
    }

    @Test
    void additionalDataIsWrittenInItsOrderAndEscaped() {
        var ada = new LinkedHashMap<String, String>();
        ada.put("z", "\"\\/\n\u0001é");
        ada.put("a", "");

        var body = body(minter.mint("alice", Duration.ofSeconds(1), ada));

        assertThat(body)
                .isEqualTo("{\"iss\":\"virgil-app-1\",\"sub\":\"identity-alice\",\"iat\":1795428930,\"exp\":1795428931,"
                        + "\"ada\":{\"z\":\"\\\"\\\\/\\n\\u0001é\",\"a\":\"\"}}");
    }

    @Test
    void noAdditionalDataLeavesNoTrace() {
        assertThat(body(minter.mint("alice", Duration.ofSeconds(1)))).doesNotContain("ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "аlice", "a\nb", "a\u007fb"})
    void identityThatClientsWouldReadDifferentlyIsRefused(String identity) {
        var ttl = Duration.ofHours(1);

        assertThatThrownBy(() -> minter.mint(identity, ttl)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 999})
    void timeToLiveBelowASecondIsRefused(long millis) {
        var ttl = Duration.ofMillis(millis);

        assertThatThrownBy(() -> minter.mint("alice", ttl)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void unusableIdsAreRefusedWhenTheMinterIsMade() {
        var key = TestKeys.fresh();

        assertThatThrownBy(() -> new AppKey("", key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new VirgilJwtMinter("", appKey, Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void printingATokenOrAKeyShowsNoCredential() {
        var token = minter.mint("alice", Duration.ofHours(1));

        assertThat(token.toString()).contains("alice").doesNotContain(token.text());
        assertThat(appKey.toString()).contains("redacted");
    }

    private static String body(VirgilJwt token) {
        return new String(Base64Text.decodeUrl(token.text().split("\\.", -1)[1]), StandardCharsets.UTF_8);
    }
}
