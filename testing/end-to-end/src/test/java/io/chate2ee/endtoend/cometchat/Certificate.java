package io.chate2ee.endtoend.cometchat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A key and a certificate that nobody vouches for, made for one run: SDKs speak TLS only.
 *
 * @param file in PKCS #12
 */
record Certificate(Path file) {
    /** Protects nothing: the key is as short-lived as the file. */
    static final String PASSWORD = "changeit";

    private static final long LONGEST_S = 60;

    static Certificate madeIn(Path directory) throws IOException, InterruptedException {
        Path file = directory.resolve("ingress.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "ingress",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=ingress.example",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes());
        if (!keytool.waitFor(LONGEST_S, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new AssertionError("keytool made no key: " + said);
        }
        return new Certificate(file);
    }
}
