package io.chate2ee.groupsync.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.virgil.envelope.EnvelopeSealer;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.chate2ee.virgil.key.PublicKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PushSizeTest {
    @Test
    void aFullPushStaysBelowTheLimitOfKeyknox() {
        assertThat(PushSize.members()).isEqualTo(24);
        assertThat(PushSize.encoded(PushSize.members() + 1)).isLessThanOrEqualTo(9_500);
    }

    @Test
    void theSizeIsThatOfARealEnvelope() {
        SecureRandom random = new SecureRandom();
        Ed25519PrivateKey owner = Ed25519PrivateKey.generate(random);
        List<PublicKey> keys = Stream.generate(
                        () -> Ed25519PrivateKey.generate(random).publicKey())
                .limit(25)
                .map(PublicKey.class::cast)
                .toList();

        byte[] meta = new EnvelopeSealer(random).seal(new byte[74], owner, keys).meta();

        assertThat(4 * ((meta.length + 2) / 3)).isLessThanOrEqualTo(PushSize.encoded(25));
    }
}
