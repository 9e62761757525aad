package io.chate2ee.virgil.cipher;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.virgil.TestKeys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HkdfSha512Test {

    private final byte[] secret = TestKeys.randomBytes(32);
    private final byte[] info = "what for".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @ValueSource(ints = {1, 44, 64, 65, 88, 200})
    void derivesWhatRfc5869SaysOverTheHmacOfTheJdk(int length) throws Exception {
        var salt = TestKeys.randomBytes(32);

        assertThat(HkdfSha512.derive(secret, salt, info, length)).isEqualTo(rfc5869(salt, length));
    }

    @Test
    void emptySaltIsAsManyZerosAsTheDigestIsLong() throws Exception {
        assertThat(HkdfSha512.derive(secret, new byte[0], info, 88)).isEqualTo(rfc5869(new byte[64], 88));
    }

    private byte[] rfc5869(byte[] salt, int length) throws Exception {
        var extracted = hmac(salt, secret);
        var derived = ByteBuffer.allocate(length + 64);
        var block = new byte[0];
        for (int i = 1; derived.position() < length; i++) {
            var input = ByteBuffer.allocate(block.length + info.length + 1);
            block = hmac(extracted, input.put(block).put(info).put((byte) i).array());
            derived.put(block);
        }
        return Arrays.copyOf(derived.array(), length);
    }

    private static byte[] hmac(byte[] key, byte[] data) throws Exception {
        var mac = Mac.getInstance("HmacSHA512");
        mac.init(new SecretKeySpec(key, "HmacSHA512"));
        return mac.doFinal(data);
    }
}
