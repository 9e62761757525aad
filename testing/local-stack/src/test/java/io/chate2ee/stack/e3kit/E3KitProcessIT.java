package io.chate2ee.stack.e3kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.stack.Checkout;
import io.chate2ee.standin.StandIn;
import io.chate2ee.standin.StandInOptions;
import io.chate2ee.virgil.jwt.AppKey;
import io.chate2ee.virgil.jwt.VirgilJwtMinter;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

@DisabledIfSystemProperty(named = "skipE3kit", matches = "true")
class E3KitProcessIT {
    private static StandIn standIn;
    private static TokenEndpoint tokens;
    private static E3KitProcess e3kit;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        Ed25519PrivateKey key = Ed25519PrivateKey.generate(new SecureRandom());
        standIn = StandIn.start(StandInOptions.builder()
                .app("app", Map.of("key", key.publicKey()))
                .build());
        tokens = new TokenEndpoint(
                new VirgilJwtMinter("app", new AppKey("key", key), Clock.systemUTC()), Duration.ofHours(1));
        e3kit = E3KitProcess.start(Checkout.find(), directory, directory.resolve("e3kit.log"));
    }

    @AfterAll
    static void stop() {
        e3kit.close();
        tokens.close();
        standIn.close();
    }

    @Test
    void aDeviceTakesItsIdentityFromTheVirgilJwtOfItsLogin() {
        Device device = open("identity-1", "identity-of-alice");

        assertThat(device.identity()).isEqualTo("identity-of-alice");
        assertThat(tokens.asked()).contains("identity-of-alice");
        assertThat(device.hasLocalPrivateKey()).isFalse();
    }

    @Test
    void aRegisteredUserIsFoundByOthers() {
        Device alice = open("found-1", "found-alice");
        Device bob = open("found-2", "found-bob");

        alice.register();
        bob.register();

        assertThat(alice.hasLocalPrivateKey()).isTrue();
        assertThat(bob.findUsers(List.of("found-alice"))).containsOnlyKeys("found-alice");
    }

    @Test
    void aSecondDeviceRestoresTheKeyFromItsBackup() {
        // Given
        Device phone = open("backup-phone", "backup-alice");
        phone.register();
        phone.backupPrivateKey("correct horse");
        String toSelf = phone.authEncrypt(List.of("backup-alice"), "note to self");
        Device laptop = open("backup-laptop", "backup-alice");

        // When
        laptop.restorePrivateKey("correct horse");

        // Then
        assertThat(laptop.authDecrypt("backup-alice", toSelf)).isEqualTo("note to self");
    }

    @Test
    void aWrongBackupPasswordHasE3KitsErrorName() {
        Device phone = open("wrong-phone", "wrong-alice");
        phone.register();
        phone.backupPrivateKey("correct horse");
        Device laptop = open("wrong-laptop", "wrong-alice");

        assertThatThrownBy(() -> laptop.restorePrivateKey("battery staple"))
                .isInstanceOfSatisfying(
                        E3KitException.class, e -> assertThat(e.name()).isEqualTo("WrongKeyknoxPasswordError"));
    }

    @Test
    void cleanupForgetsTheKey() {
        Device device = open("cleanup-1", "cleanup-alice");
        device.register();

        device.cleanup();

        assertThat(device.hasLocalPrivateKey()).isFalse();
    }

    @Test
    void aGroupThatDoesNotExistHasE3KitsGroupErrorCode() {
        Device alice = open("group-1", "group-alice");
        alice.register();

        assertThatThrownBy(() -> alice.loadGroup("0123456789abcdef", "group-alice"))
                .isInstanceOfSatisfying(
                        E3KitException.class,
                        e -> assertThat(e.isGroupError(E3KitException.GROUP_NO_ACCESS))
                                .isTrue());
    }

    @Test
    void aRefusedLoginHasTheHttpStatus() {
        assertThatThrownBy(() -> open("refused-1", "nobody")).isInstanceOfSatisfying(E3KitException.class, e -> {
            assertThat(e.name()).isEqualTo("TokenServiceError");
            assertThat(e.code()).hasValue(401);
        });
    }

    @Test
    void aDeviceNameCanBeOpenOnlyOnce() {
        open("twice", "twice-alice");

        assertThatThrownBy(() -> open("twice", "twice-alice")).hasMessageContaining("already open");
    }

    @Test
    void aDeviceKeepsItsKeyForTheNextProcessInTheSameDirectory(@TempDir Path other) {
        try (E3KitProcess first = E3KitProcess.start(Checkout.find(), other, other.resolve("e3kit.log"))) {
            first.open("phone", login("kept-alice")).register();
        }

        try (E3KitProcess second = E3KitProcess.start(Checkout.find(), other, other.resolve("e3kit.log"))) {
            assertThat(second.open("phone", login("kept-alice")).hasLocalPrivateKey())
                    .isTrue();
        }
    }

    @Test
    void aCallThatIsUnderWayWhenNodeDiesFailsWithTheLogsPlace(@TempDir Path other) throws Exception {
        try (E3KitProcess doomed = E3KitProcess.start(Checkout.find(), other, other.resolve("e3kit.log"))) {
            ProcessHandle node = ProcessHandle.of(doomed.pid()).orElseThrow();

            node.destroyForcibly();
            node.onExit().get(10, TimeUnit.SECONDS);

            assertThatThrownBy(() -> doomed.open("late", login("late-alice")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(other.resolve("e3kit.log").toString());
        }
    }

    @Test
    void nodeEndsWhenTheProcessIsClosed(@TempDir Path other) {
        E3KitProcess process = E3KitProcess.start(Checkout.find(), other, other.resolve("e3kit.log"));
        long pid = process.pid();

        process.close();

        assertThat(ProcessHandle.of(pid)).isEmpty();
    }

    @Test
    void neverPrintsALogin() {
        assertThat(login("secret-token").toString()).doesNotContain("secret-token");
    }

    private static Device open(String name, String identity) {
        return e3kit.open(name, login(identity));
    }

    private static DeviceLogin login(String identity) {
        return new DeviceLogin(tokens.url(), URI.create(standIn.url()), identity);
    }
}
