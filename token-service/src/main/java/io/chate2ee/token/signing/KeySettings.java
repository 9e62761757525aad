package io.chate2ee.token.signing;

import io.chate2ee.http.start.WrongSetting;
import io.chate2ee.virgil.VirgilException;
import io.chate2ee.virgil.jwt.AppKey;
import io.chate2ee.virgil.key.PrivateKey;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Reads the settings of signing; every mistake is one line that names the setting and repeats no secret. */
final class KeySettings {
    private KeySettings() {}

    /** APP_ID. */
    static String appId(VirgilSettings settings) {
        return portalId("app-id", settings.appId(), "APP_ID");
    }

    /** The file of keys, if one is set. */
    static Optional<KeyRingFile> file(VirgilSettings settings) {
        Optional<String> path = settings.keysFile().map(String::strip).filter(text -> !text.isEmpty());
        if (path.isPresent()
                && (settings.appKey().isPresent() || settings.appKeyId().isPresent())) {
            throw wrong("keys-file", "cannot be set beside virgil.app-key and virgil.app-key-id");
        }
        if (path.isPresent()
                && (settings.keysReread().toMillis() < 1 || settings.keysLead().isNegative())) {
            throw wrong(settings.keysLead().isNegative() ? "keys-lead" : "keys-reread", "must be longer than nothing");
        }
        try {
            return path.map(text -> new KeyRingFile(Path.of(text)));
        } catch (InvalidPathException notAPath) {
            throw wrong("keys-file", "is no path");
        }
    }

    /** The keys at the start. */
    static KeyRing ring(VirgilSettings settings, Clock clock) {
        return file(settings).map(file -> firstRing(file, clock)).orElseGet(() -> KeyRing.ofOne(appKey(settings)));
    }

    private static KeyRing firstRing(KeyRingFile file, Clock clock) {
        try {
            KeyRing ring = KeyRingText.parse(file.read());
            if (ring.signerAt(clock.instant()).isEmpty()) {
                throw wrong("keys-file", "holds no key that signs now");
            }
            return ring;
        } catch (IllegalArgumentException wrongContent) {
            throw wrong("keys-file", String.valueOf(wrongContent.getMessage()));
        } catch (IOException unreadable) {
            throw wrong("keys-file", "cannot be read: " + file.path());
        }
    }

    private static String portalId(String leaf, Optional<String> value, String portalName) {
        String text = value.filter(id -> !id.isBlank())
                .orElseThrow(() -> wrong(leaf, "is not set: " + portalName + " of the Virgil portal"));
        try {
            return PortalId.parse(text);
        } catch (IllegalArgumentException notAnId) {
            throw wrong(leaf, "is not an " + portalName + " of the Virgil portal");
        }
    }

    private static AppKey appKey(VirgilSettings settings) {
        String id = portalId("app-key-id", settings.appKeyId(), "APP_KEY_ID");
        String text = settings.appKey()
                .filter(key -> !key.isBlank())
                .orElseThrow(() -> wrong("app-key", "is not set: APP_KEY of the Virgil portal"));
        try {
            return new AppKey(id, PrivateKey.parse(text));
        } catch (VirgilException unreadable) {
            throw wrong("app-key", "is not an Ed25519 private key in base64 or PEM");
        }
    }

    private static ConfigurationException wrong(String leaf, String problem) {
        return WrongSetting.of("virgil." + leaf, problem);
    }
}
