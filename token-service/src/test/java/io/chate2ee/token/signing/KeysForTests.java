package io.chate2ee.token.signing;

import io.chate2ee.virgil.jwt.AppKey;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.chate2ee.virgil.key.PublicKey;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A file of keys, made for this run, that changes like one in production; it is looked at when a test says so. */
public final class KeysForTests {
    static final Duration LEAD = Duration.ofSeconds(20);

    private final List<RingKey> keys = new ArrayList<>();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Path file;
    private final SigningKeys signing;

    /** A ring of one key, {@code first}, that has been active for an hour. */
    public KeysForTests(Clock clock) {
        keys.add(key("first", clock.instant().minusSeconds(3600)));
        file = newFile();
        signing = new SigningKeys("app", new KeyRing(keys), new KeyChange(LEAD), clock, meters);
    }

    /** What is tested. */
    public SigningKeys signing() {
        return signing;
    }

    /** Puts a new key into the file and lets it be read. */
    public void add(String id, Instant activeFrom) {
        keys.add(key(id, activeFrom));
        save();
    }

    /** Marks a key as withdrawn in the file and lets it be read. */
    public void withdraw(String id) {
        keys.replaceAll(key -> key.id().equals(id) ? new RingKey(key.key(), key.activeFrom(), true) : key);
        save();
    }

    void remove(String id) {
        keys.removeIf(key -> key.id().equals(id));
        save();
    }

    void exchange(String id) {
        keys.replaceAll(key -> key.id().equals(id) ? key(id, key.activeFrom()) : key);
        save();
    }

    void write(String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        signing.reread(new KeyRingFile(file));
    }

    String text() {
        return keys.stream().map(KeysForTests::entry).collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    Path file() {
        return file;
    }

    double count(String result) {
        return meters.counter("token.keys.read", "result", result).count();
    }

    double shownAsSigner(String id) {
        return meters.get("token.keys").tag("key", id).gauge().value();
    }

    /** The public halves, as the Virgil cloud knows them. */
    public Map<String, PublicKey> publicKeys() {
        return keys.stream()
                .collect(Collectors.toMap(RingKey::id, key -> key.key().key().publicKey()));
    }

    private void save() {
        write(text());
    }

    static RingKey key(String id, Instant activeFrom) {
        return new RingKey(new AppKey(id, Ed25519PrivateKey.generate(new SecureRandom())), activeFrom, false);
    }

    private static String entry(RingKey key) {
        String text = Base64.getEncoder().encodeToString(key.key().key().exportDer());
        return "{\"id\":\"" + key.id() + "\",\"key\":\"" + text + "\",\"activeFrom\":\"" + key.activeFrom()
                + "\",\"withdrawn\":" + key.withdrawn() + "}";
    }

    private static Path newFile() {
        try {
            Path made = Files.createTempFile("virgil-keys", ".json");
            made.toFile().deleteOnExit();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
