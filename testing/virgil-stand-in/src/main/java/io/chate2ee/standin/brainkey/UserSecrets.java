package io.chate2ee.standin.brainkey;

import io.chate2ee.standin.brainkey.pairing.Pairing;
import io.chate2ee.standin.exchange.Caller;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The server's secret factors: one per application, identity and brainkey id, all derived from one secret. */
public final class UserSecrets {

    private static final String MAC = "HmacSHA512";

    private final SecretKeySpec secret;

    /** Derives from a secret of 32 bytes. */
    public UserSecrets(byte[] secret) {
        this.secret = new SecretKeySpec(secret, MAC);
    }

    /** A number from 1 to the order of the groups less one, the same for the same names. */
    BigInteger factor(Caller caller, String brainkeyId) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(secret);
            for (var name : new String[] {caller.app(), caller.identity(), brainkeyId}) {
                var bytes = name.getBytes(StandardCharsets.UTF_8);
                // The length keeps two lists of names from meeting in one text.
                mac.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                mac.update(bytes);
            }
            var range = Pairing.ORDER.subtract(BigInteger.ONE);
            return new BigInteger(1, mac.doFinal()).mod(range).add(BigInteger.ONE);
        } catch (GeneralSecurityException impossible) {
            // Every Java platform has HMAC-SHA-512, and it takes any key that is not empty.
            throw new IllegalStateException(impossible);
        }
    }
}
