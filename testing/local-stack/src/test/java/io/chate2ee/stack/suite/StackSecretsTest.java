package io.chate2ee.stack.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.key.PublicKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackSecretsTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void theTwoAppKeysAreDifferentKeysOfOneApp() {
        StackSecrets secrets = StackSecrets.generate(random);

        assertThat(secrets.appId()).matches("[0-9a-f]{32}");
        assertThat(secrets.tokenKey().id())
                .matches("[0-9a-f]{32}")
                .isNotEqualTo(secrets.groupKey().id());
        assertThat(secrets.tokenKey().privateKey())
                .isNotEqualTo(secrets.groupKey().privateKey());
    }

    @Test
    void anAppKeysHalvesBelongTogether() {
        AppKey key = AppKey.generate(random);

        assertThat(PrivateKey.parse(key.privateKey()).publicKey().id())
                .isEqualTo(PublicKey.fromBase64(key.publicKey()).id());
    }

    @Test
    void secretsForHashingAndEncryptingHave32Bytes() {
        StackSecrets secrets = StackSecrets.generate(random);

        assertThat(Base64.getDecoder().decode(secrets.derivationSecret())).hasSize(32);
        assertThat(Base64.getDecoder().decode(secrets.keyEncryptionKey())).hasSize(32);
    }

    @Test
    void secretsKeptInAFileAreTheSameTheNextTime(@TempDir Path directory) {
        Path file = directory.resolve("secrets.json");

        StackSecrets first = StackSecrets.keptIn(file, random);

        assertThat(StackSecrets.keptIn(file, random)).isEqualTo(first);
    }

    @Test
    void onlyTheOwnerCanReadTheFile(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("secrets.json");

        StackSecrets.keptIn(file, random);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void nothingSecretIsPrinted() {
        StackSecrets secrets = StackSecrets.generate(random);

        assertThat(secrets.toString() + secrets.tokenKey())
                .doesNotContain(secrets.tokenKey().privateKey())
                .doesNotContain(secrets.groupKey().privateKey())
                .doesNotContain(secrets.derivationSecret())
                .doesNotContain(secrets.keyEncryptionKey())
                .doesNotContain(secrets.identityRole().password());
    }
}
