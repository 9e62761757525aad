package io.chate2ee.standin.e3kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.virgil.jwt.AppKey;
import io.chate2ee.virgil.jwt.VirgilJwtMinter;
import io.chate2ee.virgil.key.PrivateKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same life against the real cloud, for whoever has an account: VIRGIL_APP_ID, VIRGIL_APP_KEY_ID and VIRGIL_APP_KEY, and
 * VIRGIL_URL if it is not the usual one. What fails here is where the stand-in is wrong. Identities are new each time.
 * Not part of any build by its name; {@code -Dit.test=RealCloud} asks for it.
 */
class RealCloud {

    private static final String USUAL_URL = "https://api.virgilsecurity.com";

    private final Path directory;

    RealCloud(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void theRealCloudAnswersAsTheStandInDoes() throws Exception {
        var url = Objects.requireNonNullElse(System.getenv("VIRGIL_URL"), USUAL_URL);
        var key = new AppKey(needed("VIRGIL_APP_KEY_ID"), PrivateKey.parse(needed("VIRGIL_APP_KEY")));
        var minter = new VirgilJwtMinter(needed("VIRGIL_APP_ID"), key, Clock.systemUTC());
        var suffix = "-check-" + Instant.now().getEpochSecond();

        var conversation = Conversation.with(
                url,
                identity -> minter.mint(identity, Duration.ofHours(1)).text(),
                suffix,
                directory,
                RealE3Kit.forNode());

        assertThat(conversation.exchanges()).allSatisfy(KnownFacts::check);
        KnownCalls.assertMadeIn(conversation);
    }

    private static String needed(String name) {
        return Objects.requireNonNull(System.getenv(name), "set the environment variable " + name);
    }
}
