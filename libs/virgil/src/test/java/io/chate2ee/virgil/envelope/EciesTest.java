package io.chate2ee.virgil.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.Hostile;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.TestKeys;
import io.chate2ee.virgil.VirgilException;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import java.util.HexFormat;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class EciesTest {

    private final Ed25519PrivateKey recipient = TestKeys.fresh();
    private final byte[] contentKey = TestKeys.randomBytes(32);
    private final byte[] wrapped = Ecies.wrap(contentKey, recipient.publicKey(), TestKeys.RANDOM);

    @RepeatedTest(20)
    void wrappedKeyComesBack() {
        assertThat(Ecies.unwrap(wrapped, recipient)).isEqualTo(contentKey);
        assertThat(wrapped).hasSize(226);
    }

    @Test
    void twoWrapsOfOneKeyShareNoInitialisationVector() {
        byte[] again = Ecies.wrap(contentKey, recipient.publicKey(), TestKeys.RANDOM);

        assertThat(initialisationVector(again)).isNotEqualTo(initialisationVector(wrapped));
    }

    @Test
    void keyWrappedForSomebodyElseIsNotAuthentic() {
        var stranger = TestKeys.fresh();

        assertThatThrownBy(() -> Ecies.unwrap(wrapped, stranger)).isInstanceOf(BadSignatureException.class);
    }

    @Test
    void ephemeralKeyOfAnotherTypeIsRefused() {
        var hex = HexFormat.of().formatHex(wrapped).replaceFirst("06032b6570", "06032b656e");

        assertThatThrownBy(() -> Ecies.unwrap(HexFormat.of().parseHex(hex), recipient))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void everyByteStringIsUnwrappedToTheSameKeyOrRefusedByType() {
        assertThat(Hostile.variantsOf(wrapped)).allSatisfy(bytes -> {
            try {
                // A changed vector gives another key, which then does not open the content.
                assertThat(Ecies.unwrap(bytes, recipient)).hasSize(32);
            } catch (VirgilException expected) {
                assertThat(expected.getMessage()).isNotBlank();
            }
        });
    }

    /** It stands before the ciphertext of 48 bytes with its header of two. */
    private static String initialisationVector(byte[] wrap) {
        int end = wrap.length - 48 - 2;
        return HexFormat.of().formatHex(wrap, end - 16, end);
    }
}
