package io.chate2ee.virgil.brainkey;

import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.bytes.Secrets;
import io.chate2ee.virgil.bytes.Utf8;
import java.security.SecureRandom;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * The client's half: a password on its way through one exchange. {@link #point()} goes to the server, {@link #seed} makes
 * key material of the answer. {@link #close()} overwrites the password and what undoes the blinding.
 */
public final class BlindedPassword implements AutoCloseable {

    /** The name E3Kit gives the key of its backups (read in client source). */
    public static final String BACKUP_KEY_NAME = "e3kit-backup";

    /** Length of the seed in bytes. */
    public static final int SEED_LENGTH = 32;

    /** Longest password and longest name of a key, in bytes (read in client source). */
    public static final int LONGEST = 128;

    private final byte[] password;
    private final SecretScalar unblinding;
    private final CurvePoint point;

    private BlindedPassword(byte[] password, SecretScalar unblinding, CurvePoint point) {
        this.password = password;
        this.unblinding = unblinding;
        this.point = point;
    }

    /**
     * Blinds a password with a fresh random factor.
     *
     * @param password 1 to 128 bytes, which are copied
     * @throws MalformedException if it is shorter or longer
     */
    public static BlindedPassword blind(byte[] password, SecureRandom random) {
        requireLength(password, "password");
        try (var factor = SecretScalar.generate(random)) {
            var point = HashToCurve.of(password).times(factor);
            return new BlindedPassword(password.clone(), factor.inverse(), point);
        }
    }

    /** What the server gets to see. */
    public CurvePoint point() {
        return point;
    }

    /**
     * Key material of 32 bytes, the same for the same password, server secret and name (checked against vectors). The caller
     * overwrites it after use.
     *
     * @param answer what the server made of {@link #point()}
     * @param keyName 1 to 128 bytes of UTF-8, such as {@link #BACKUP_KEY_NAME}
     * @throws BadSignatureException if the answer's proof does not hold
     * @throws MalformedException if the name is shorter or longer
     */
    public byte[] seed(HardenedPoint answer, String keyName) {
        var name = Utf8.encode(keyName);
        requireLength(name, "name of the key");
        answer.proof().verify(answer.serverPublicKey(), point, answer.point());
        return derive(answer.point(), name);
    }

    private byte[] derive(CurvePoint hardened, byte[] name) {
        var shared = hardened.times(unblinding).toBytes();
        try {
            var hkdf = new HKDFBytesGenerator(new SHA512Digest());
            hkdf.init(new HKDFParameters(shared, password, name));
            var seed = new byte[SEED_LENGTH];
            hkdf.generateBytes(seed, 0, seed.length);
            return seed;
        } finally {
            Secrets.wipe(shared);
        }
    }

    private static void requireLength(byte[] bytes, String what) {
        if (bytes.length == 0 || bytes.length > LONGEST) {
            throw new MalformedException("the " + what + " is not 1 to 128 bytes long");
        }
    }

    @Override
    public void close() {
        Secrets.wipe(password);
        unblinding.close();
    }

    @Override
    public String toString() {
        return "BlindedPassword[redacted]";
    }
}
