package io.chate2ee.virgil.brainkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.MalformedException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlindedPasswordTest {

    private static final byte[] PASSWORD = "correct horse".getBytes(StandardCharsets.UTF_8);

    private final SecureRandom random = new SecureRandom();
    private final BrainkeyServer server = new BrainkeyServer(SecretScalar.generate(random), random);

    @Test
    void theSamePasswordGivesTheSameSeedAlthoughTheServerSeesAnotherPointEachTime() {
        // Given two exchanges
        var one = BlindedPassword.blind(PASSWORD, random);
        var other = BlindedPassword.blind(PASSWORD, random);

        // When both are brought to their end
        var seed = one.seed(server.harden(one.point()), "name");

        // Then only the points differ
        assertThat(one.point()).isNotEqualTo(other.point());
        assertThat(other.seed(server.harden(other.point()), "name")).isEqualTo(seed);
    }

    @Test
    void anotherPasswordAnotherServerAndAnotherNameGiveOtherSeeds() {
        var other = new BrainkeyServer(SecretScalar.generate(random), random);
        var seed = seed(PASSWORD, server, "name");

        assertThat(seed("wrong horse".getBytes(StandardCharsets.UTF_8), server, "name"))
                .isNotEqualTo(seed);
        assertThat(seed(PASSWORD, other, "name")).isNotEqualTo(seed);
        assertThat(seed(PASSWORD, server, "another name")).isNotEqualTo(seed);
    }

    @Test
    void anAnswerOfAnotherServerUnderThisOnesKeyIsRefused() {
        // Given an impostor that hands out the true server's key
        var blinded = BlindedPassword.blind(PASSWORD, random);
        var impostor = new BrainkeyServer(SecretScalar.generate(random), random).harden(blinded.point());
        var answer = new HardenedPoint(impostor.point(), server.publicKey(), impostor.proof());

        assertThatThrownBy(() -> blinded.seed(answer, "name")).isInstanceOf(BadSignatureException.class);
    }

    @Test
    void anAnswerToAnotherExchangeIsRefused() {
        var blinded = BlindedPassword.blind(PASSWORD, random);
        var other = BlindedPassword.blind(PASSWORD, random);

        assertThatThrownBy(() -> blinded.seed(server.harden(other.point()), "name"))
                .isInstanceOf(BadSignatureException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 129})
    void passwordsAndNamesOfOtherThan1To128BytesAreRefused(int length) {
        var blinded = BlindedPassword.blind(PASSWORD, random);
        var answer = server.harden(blinded.point());

        assertThatThrownBy(() -> BlindedPassword.blind(new byte[length], random))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> blinded.seed(answer, "n".repeat(length))).isInstanceOf(MalformedException.class);
    }

    @Test
    void theLongestPasswordAndNameAreAccepted() {
        assertThat(seed(new byte[128], server, "n".repeat(128))).hasSize(BlindedPassword.SEED_LENGTH);
    }

    @Test
    void afterClosingThereIsNoSeed() {
        var blinded = BlindedPassword.blind(PASSWORD, random);
        var answer = server.harden(blinded.point());

        blinded.close();

        assertThatThrownBy(() -> blinded.seed(answer, "name")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void thePasswordIsCopied() {
        // Given a caller that overwrites its password at once
        var password = PASSWORD.clone();
        var blinded = BlindedPassword.blind(password, random);
        password[0]++;

        var seed = blinded.seed(server.harden(blinded.point()), "name");

        assertThat(seed).isEqualTo(seed(PASSWORD, server, "name"));
    }

    @Test
    void nothingSecretIsShown() {
        try (var blinded = BlindedPassword.blind(PASSWORD, random)) {
            assertThat(blinded).hasToString("BlindedPassword[redacted]");
        }
    }

    private byte[] seed(byte[] password, BrainkeyServer with, String name) {
        try (var blinded = BlindedPassword.blind(password, random)) {
            return blinded.seed(with.harden(blinded.point()), name);
        }
    }
}
