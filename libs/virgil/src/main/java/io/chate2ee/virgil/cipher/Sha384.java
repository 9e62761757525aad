package io.chate2ee.virgil.cipher;

import io.chate2ee.virgil.bytes.Secrets;
import java.nio.ByteBuffer;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** What key wrapping makes of SHA-384. */
public final class Sha384 {

    /** Length of digest and MAC in bytes. */
    public static final int LENGTH = 48;

    private Sha384() {}

    /** HMAC-SHA-384. */
    public static byte[] hmac(byte[] key, byte[] data) {
        var hmac = new HMac(new SHA384Digest());
        hmac.init(new KeyParameter(key));
        hmac.update(data, 0, data.length);
        var mac = new byte[LENGTH];
        hmac.doFinal(mac, 0);
        return mac;
    }

    /** KDF2 of ISO 18033-2: SHA-384 over the secret and a counter from 1, in 4 big-endian bytes, block after block. */
    public static byte[] kdf2(byte[] secret, int length) {
        var derived = new byte[length];
        var block = new byte[LENGTH];
        for (int done = 0, counter = 1; done < length; done += LENGTH, counter++) {
            var digest = new SHA384Digest();
            digest.update(secret, 0, secret.length);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(counter).array(), 0, Integer.BYTES);
            digest.doFinal(block, 0);
            System.arraycopy(block, 0, derived, done, Math.min(LENGTH, length - done));
        }
        Secrets.wipe(block);
        return derived;
    }
}
