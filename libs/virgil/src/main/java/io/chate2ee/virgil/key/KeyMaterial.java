package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.bytes.Secrets;
import java.util.Arrays;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.prng.EntropySource;
import org.bouncycastle.crypto.prng.drbg.CTRSP800DRBG;

/**
 * Random bytes out of key material (checked against vectors): KDF2-SHA-512 makes 48 bytes of it, and they are all the
 * entropy of a CTR_DRBG with AES-256 and derivation function (SP 800-90A), without nonce or personalisation.
 */
final class KeyMaterial {

    private static final int SHORTEST = 32;
    private static final int LONGEST = 512;
    private static final int ENTROPY_LENGTH = 48;
    private static final int STRENGTH_BITS = 256;
    private static final byte[] NOTHING = {};
    private static final byte[] FIRST_COUNTER = {0, 0, 0, 1};

    private KeyMaterial() {}

    static byte[] expand(byte[] material, int length) {
        if (material.length < SHORTEST || material.length > LONGEST) {
            throw new MalformedException("key material is not " + SHORTEST + " to " + LONGEST + " bytes long");
        }
        var entropy = kdf2(material);
        try {
            var generator = new CTRSP800DRBG(
                    AESEngine.newInstance(), STRENGTH_BITS, STRENGTH_BITS, new Once(entropy), NOTHING, NOTHING);
            var output = new byte[length];
            generator.generate(output, null, false);
            return output;
        } finally {
            Secrets.wipe(entropy);
        }
    }

    /** KDF2 with a digest longer than what is asked for: its first block, cut. */
    private static byte[] kdf2(byte[] material) {
        var input = Arrays.copyOf(material, material.length + FIRST_COUNTER.length);
        System.arraycopy(FIRST_COUNTER, 0, input, material.length, FIRST_COUNTER.length);
        var block = Digests.sha512(input);
        try {
            return Arrays.copyOf(block, ENTROPY_LENGTH);
        } finally {
            Secrets.wipe(input, block);
        }
    }

    /** Hands out what it was given; the generator asks once. */
    @SuppressWarnings("ArrayRecordComponent") // Lives only while one key is made; never compared.
    private record Once(byte[] entropy) implements EntropySource {

        @Override
        public boolean isPredictionResistant() {
            return false;
        }

        @Override
        public byte[] getEntropy() {
            return entropy.clone();
        }

        @Override
        public int entropySize() {
            return Byte.SIZE * entropy.length;
        }

        @Override
        public String toString() {
            return "Once[redacted]";
        }
    }
}
