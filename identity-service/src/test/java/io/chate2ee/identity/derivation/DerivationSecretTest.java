package io.chate2ee.identity.derivation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class DerivationSecretTest {
    private static final byte[] KEY = key(1, 32);
    private static final Identity OWNER = new Identity("2137f9ef75295ea");

    private final DerivationSecret secret = DerivationSecret.parse(base64(KEY));
    private final IdentityDerivation derivation = new IdentityDerivation(secret, OWNER);

    @Test
    void identityIsTheFirstSixteenBytesOfHmacSha256OfTheUidAsLowerHex() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        byte[] expected = Arrays.copyOf(mac.doFinal("alice".getBytes(UTF_8)), 16);

        assertThat(derivation.of(new Uid("alice")).value())
                .isEqualTo(HexFormat.of().formatHex(expected));
    }

    @Test
    void identityIsTheSameWhenAskedByManyThreadsAtOnce() {
        String expected = derivation.of(new Uid("alice")).value();

        var answers = IntStream.range(0, 2_000)
                .parallel()
                .mapToObj(i -> derivation.of(new Uid("alice")).value())
                .toList();

        assertThat(answers).isEqualTo(Collections.nCopies(2_000, expected));
    }

    @Test
    void differentUidsAndDifferentSecretsGiveDifferentIdentities() {
        var other = new IdentityDerivation(DerivationSecret.parse(base64(key(2, 32))), OWNER);

        assertThat(derivation.of(new Uid("alice"))).isNotEqualTo(derivation.of(new Uid("bob")));
        assertThat(derivation.of(new Uid("alice"))).isNotEqualTo(other.of(new Uid("alice")));
    }

    @Test
    void ownersIdentityIsRefusedAsAUsers() {
        var clash = new IdentityDerivation(secret, derivation.of(new Uid("alice")));

        assertThatThrownBy(() -> clash.of(new Uid("alice")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("groups.owner-identity");
    }

    @Test
    void fingerprintTellsSecretsApartAndIsStable() {
        assertThat(secret.fingerprint())
                .isEqualTo(DerivationSecret.parse(base64(KEY)).fingerprint())
                .isNotEqualTo(DerivationSecret.parse(base64(key(2, 32))).fingerprint())
                .matches("[0-9a-f]{32}");
    }

    @Test
    void shortSecretIsRefusedByItsLength() {
        assertThatThrownBy(() -> DerivationSecret.parse(base64(key(1, 31))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("31")
                .hasMessageContaining("32");
    }

    @Test
    void secretThatIsNotBase64IsRefusedWithoutRepeatingAnyOfIt() {
        assertThatThrownBy(() -> DerivationSecret.parse("~my-password~"))
                .hasMessage("is not standard base64")
                .hasNoCause();
    }

    @Test
    void nothingPrintsTheSecret() {
        assertThat(secret.toString()).isEqualTo("[redacted]");
        assertThat(derivation.toString()).doesNotContain(base64(KEY)).contains("[redacted]");
    }

    private static byte[] key(int fill, int length) {
        byte[] key = new byte[length];
        Arrays.fill(key, (byte) fill);
        return key;
    }

    private static String base64(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }
}
