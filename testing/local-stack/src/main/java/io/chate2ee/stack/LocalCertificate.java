package io.chate2ee.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/**
 * A key and a certificate for one name that vouches for itself, made for one run: whoever trusts its certificate trusts it alone.
 *
 * @param pkcs12 both, in PKCS #12 under {@link #PASSWORD}
 * @param certificate the certificate in PEM
 * @param key the private key in PEM, which its owner alone may read
 */
public record LocalCertificate(Path pkcs12, Path certificate, Path key) {
    /** Protects nothing: the key is as short-lived as the file. */
    public static final String PASSWORD = "changeit";

    private static final long LONGEST_S = 60;

    /**
     * Makes one.
     *
     * @param directory where the files go; those of the same name are written over
     * @param name whom it is for, a host's name
     */
    public static LocalCertificate madeIn(Path directory, String name) {
        try {
            Path pkcs12 = directory.resolve(name + ".p12");
            Files.deleteIfExists(pkcs12);
            generate(pkcs12, name);
            KeyStore store = KeyStore.getInstance(pkcs12.toFile(), PASSWORD.toCharArray());
            return new LocalCertificate(
                    pkcs12,
                    pem(
                            directory.resolve(name + ".crt"),
                            "CERTIFICATE",
                            store.getCertificate(name).getEncoded()),
                    pem(
                            directory.resolve(name + ".key"),
                            "PRIVATE KEY",
                            store.getKey(name, PASSWORD.toCharArray()).getEncoded()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("keytool made what Java cannot read", e);
        }
    }

    private static void generate(Path pkcs12, String name) throws IOException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        pkcs12.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!keytool.waitFor(LONGEST_S, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                throw new IllegalStateException("keytool made no key: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As a file that only its owner may read, as PostgreSQL demands of keys. */
    private static Path pem(Path file, String what, byte[] der) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return Files.writeString(file, "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n");
    }
}
