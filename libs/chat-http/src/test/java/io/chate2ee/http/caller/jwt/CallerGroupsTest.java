package io.chate2ee.http.caller.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.http.caller.Credentials;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallerGroupsTest {
    @Test
    void groupsAreThoseThatTheVerifiedTokenNames() {
        assertThat(CallerGroups.of(token("{\"sub\":\"alice\",\"groups\":[\"operators\",\"staff\"]}")))
                .containsExactlyInAnyOrder("operators", "staff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sub\":\"alice\"}",
                "{\"groups\":\"operators\"}",
                "{\"groups\":null}",
                "{\"groups\":{\"operators\":true}}",
                "{\"groups\":[7,null,[\"operators\"]]}"
            })
    void anythingButAListOfTextsNamesNoGroup(String claims) {
        assertThat(CallerGroups.of(token(claims))).isEmpty();
    }

    @Test
    void callerWhoCameWithoutATokenIsInNone() {
        assertThat(CallerGroups.of(new Credentials(Map.of("appId", "app", "authToken", "token"))))
                .isEmpty();
    }

    private static Credentials token(String claims) {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        String token = encoder.encodeToString("{}".getBytes(UTF_8)) + "."
                + encoder.encodeToString(claims.getBytes(UTF_8)) + "." + encoder.encodeToString(new byte[] {1});
        return new Credentials(Map.of("Authorization", "Bearer " + token));
    }
}
