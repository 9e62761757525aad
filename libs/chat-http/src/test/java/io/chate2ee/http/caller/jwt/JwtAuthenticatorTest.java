package io.chate2ee.http.caller.jwt;

import static io.chate2ee.http.caller.jwt.LoginKeys.claims;
import static io.chate2ee.http.caller.jwt.LoginKeys.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.contract.id.IdCase;
import io.chate2ee.http.caller.RefusalReason;
import io.chate2ee.http.caller.Verdict;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.threeten.extra.MutableClock;

/** Two issuers with keys of the same id, as deployments configure them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class JwtAuthenticatorTest {
    private static final String PREFIX = "chat.callers.jwt.";
    private static final String STAFF = "https://staff.example.org";
    private static final PublicJsonWebKey USERS_KEY = LoginKeys.ed25519("key");
    private static final PublicJsonWebKey STAFF_KEY = LoginKeys.ed25519("key");

    private final MutableClock clock = MutableClock.of(LoginKeys.NOW, ZoneOffset.UTC);
    private final Map<String, String> settings = new HashMap<>();

    private final Path directory;

    JwtAuthenticatorTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        settings.put("issuer", LoginKeys.ISSUER);
        settings.put("keys", published("users", USERS_KEY));
        settings.put("more.staff.issuer", STAFF);
        settings.put("more.staff.keys", published("staff", STAFF_KEY));
        settings.put("more.staff.uid-claim", "login");
        settings.put("more.staff.audience", "e2ee");
    }

    @Test
    void knowsTheUsersOfEachIssuerByItsOwnRules() {
        var door = door();
        assertThat(uid(door, signed(USERS_KEY, "EdDSA", claims("alice")))).isEqualTo("alice");
        assertThat(uid(door, signed(STAFF_KEY, "EdDSA", staff("bob")))).isEqualTo("bob");
    }

    @Test
    void holdsNoTokenAgainstTheKeysOfAnotherIssuer() {
        var door = door();
        assertThat(judge(door, signed(STAFF_KEY, "EdDSA", claims("alice"))))
                .isEqualTo(refused(RefusalReason.BAD_SIGNATURE));
        assertThat(judge(door, signed(USERS_KEY, "EdDSA", staff("bob"))))
                .isEqualTo(refused(RefusalReason.BAD_SIGNATURE));
    }

    @Test
    void holdsNoTokenAgainstTheRulesOfAnotherIssuer() {
        var claims = staff("bob");
        claims.unsetClaim("aud");
        assertThat(judge(door(), signed(STAFF_KEY, "EdDSA", claims))).isEqualTo(refused(RefusalReason.WRONG_AUDIENCE));
    }

    @Test
    void refusesEverybodyElse() {
        var claims = claims("alice");
        claims.setIssuer(STAFF + "/");
        assertThat(judge(door(), signed(USERS_KEY, "EdDSA", claims))).isEqualTo(refused(RefusalReason.WRONG_ISSUER));
    }

    @Test
    void doesNotStartWithOneIssuerTwice() {
        settings.put("more.staff.issuer", LoginKeys.ISSUER);
        assertThatThrownBy(this::door)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("Setting chat.callers.jwt.more.staff.issuer ");
    }

    @Test
    void believesATokenItHasVerifiedUntilItExpiresAndNoLonger() {
        var door = door();
        String token = signed(USERS_KEY, "EdDSA", claims("alice"));
        uid(door, token);
        clock.add(Duration.ofSeconds(600 + 59));
        assertThat(uid(door, token)).isEqualTo("alice");
        clock.add(Duration.ofSeconds(1));
        assertThat(judge(door, token)).isEqualTo(refused(RefusalReason.EXPIRED));
    }

    @Test
    void takesNewKeysFromTheFileAndBelievesNothingThatOnlyTheOldOnesVerified() throws Exception {
        var door = door();
        String token = signed(USERS_KEY, "EdDSA", claims("alice"));
        uid(door, token);

        var next = LoginKeys.ed25519("key-2");
        published("users", next);
        clock.add(Duration.ofMinutes(5).plusSeconds(1));

        String newer = signed(next, "EdDSA", claims("alice"));
        Awaitility.await().untilAsserted(() -> assertThat(judge(door, newer)).isInstanceOf(Verdict.Accepted.class));
        assertThat(judge(door, token)).isEqualTo(refused(RefusalReason.UNKNOWN_KEY));
    }

    private JwtAuthenticator door() {
        var properties = new HashMap<String, String>();
        settings.forEach((leaf, value) -> properties.put(PREFIX + leaf, value));
        var mapped = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withDefaultValues(properties)
                .withMapping(JwtSettings.class)
                .build()
                .getConfigMapping(JwtSettings.class);
        return JwtBeans.build(mapped, IdCase.LOWER, clock);
    }

    private String published(String name, PublicJsonWebKey key) throws IOException {
        Path file = directory.resolve(name + ".json");
        Files.writeString(file, new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY));
        return file.toString();
    }

    private static JwtClaims staff(String uid) {
        var claims = claims("ignored");
        claims.setIssuer(STAFF);
        claims.setStringClaim("login", uid);
        claims.setAudience("e2ee");
        return claims;
    }

    private static String uid(JwtAuthenticator door, String token) {
        return ((Verdict.Accepted) judge(door, token)).caller().uid().value();
    }

    private static Verdict judge(JwtAuthenticator door, String token) {
        return door.authenticate(name -> List.of("Bearer " + token)).await().atMost(Duration.ofSeconds(10));
    }

    private static Verdict refused(RefusalReason reason) {
        return new Verdict.Refused(reason);
    }
}
