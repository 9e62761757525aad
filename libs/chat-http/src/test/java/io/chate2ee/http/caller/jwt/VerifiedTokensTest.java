package io.chate2ee.http.caller.jwt;

import static io.chate2ee.http.caller.jwt.LoginKeys.claims;
import static io.chate2ee.http.caller.jwt.LoginKeys.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.id.IdCase;
import io.chate2ee.http.caller.Verdict;
import io.chate2ee.http.hash.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifiedTokensTest {
    private static final PublicJsonWebKey WITHDRAWN = LoginKeys.ed25519("a");
    private static final PublicJsonWebKey NEXT = LoginKeys.ed25519("b");
    private static final JwtRules RULES = new JwtRules(
            LoginKeys.ISSUER,
            Optional.empty(),
            "sub",
            IdCase.LOWER,
            Duration.ofSeconds(60),
            Duration.ofHours(24),
            Set.of("EdDSA"));

    private final Clock clock = Clock.fixed(LoginKeys.NOW, ZoneOffset.UTC);
    private final VerifiedTokens verified = new VerifiedTokens(10, clock);
    private final Path file;
    private final KeySupply keys;
    private final TrustedIssuer issuer;

    VerifiedTokensTest(@TempDir Path directory) throws IOException {
        file = directory.resolve("keys.json");
        keys = new KeySupply(
                "chat.callers.jwt.keys",
                KeyLocation.parse(file.toString()),
                Duration.ofMinutes(5),
                clock,
                Runnable::run);
        issuer = new TrustedIssuer(RULES, new JwtVerifier(RULES, clock), keys);
        publish(WITHDRAWN);
    }

    @Test
    void areBelievedAgain() {
        String token = signed(WITHDRAWN, "EdDSA", claims("alice"));
        remember(token, judged(token));

        assertThat(verified.on(token, Fingerprint.of(token))).containsInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void areNotBelievedIfTheirKeyWasWithdrawnWhileTheyWereVerified() throws Exception {
        String token = signed(WITHDRAWN, "EdDSA", claims("alice"));
        var judged = judged(token);
        publish(NEXT);

        remember(token, judged);

        assertThat(verified.on(token, Fingerprint.of(token))).isEmpty();
    }

    private TrustedIssuer.Judgement judged(String token) {
        var judged = issuer.judge(token).await().indefinitely();
        assertThat(judged.verdict()).isInstanceOf(Verdict.Accepted.class);
        return judged;
    }

    private void remember(String token, TrustedIssuer.Judgement judged) {
        verified.remember(Fingerprint.of(token), CompactToken.parse(token).orElseThrow(), issuer, judged);
    }

    private void publish(PublicJsonWebKey key) throws IOException {
        Files.writeString(file, new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY));
        keys.readNow();
    }
}
