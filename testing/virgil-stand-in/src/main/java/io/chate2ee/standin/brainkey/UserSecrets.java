package io.chate2ee.standin.brainkey;

import io.chate2ee.standin.brainkey.pairing.Pairing;
import io.chate2ee.standin.exchange.Caller;
import io.chate2ee.virgil.brainkey.SecretScalar;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The server's secret factors, all derived from one secret: for each name the same number every time. */
public final class UserSecrets {

    private static final String MAC = "HmacSHA512";
    private static final String V3 = "brainkey v3";

    private final SecretKeySpec secret;

    /** Derives from a secret of 32 bytes. */
    public UserSecrets(byte[] secret) {
        this.secret = new SecretKeySpec(secret, MAC);
    }

    /** For version 1, one per application, identity and brainkey id: a number from 1 to the order of the groups less one. */
    BigInteger pairingFactor(Caller caller, String brainkeyId) {
        var range = Pairing.ORDER.subtract(BigInteger.ONE);
        var uniform = derive(caller.app(), caller.identity(), brainkeyId);
        return new BigInteger(1, uniform).mod(range).add(BigInteger.ONE);
    }

    /** For version 3, one per application and identity. */
    SecretScalar curveFactor(Caller caller) {
        return SecretScalar.reduce(derive(V3, caller.app(), caller.identity(), ""));
    }

    private byte[] derive(String... names) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(secret);
            for (var name : names) {
                var bytes = name.getBytes(StandardCharsets.UTF_8);
                // The length keeps two lists of names from meeting in one text.
                mac.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                mac.update(bytes);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            // Every Java platform has HMAC-SHA-512, and it takes any key that is not empty.
            throw new IllegalStateException(impossible);
        }
    }
}
