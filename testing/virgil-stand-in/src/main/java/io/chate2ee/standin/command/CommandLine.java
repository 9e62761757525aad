package io.chate2ee.standin.command;

import io.chate2ee.standin.ProductionGuard;
import io.chate2ee.standin.StandInOptions;
import io.chate2ee.standin.guesses.Guesses;
import io.chate2ee.virgil.VirgilException;
import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.key.PublicKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns arguments into options. */
final class CommandLine {

    private static final int DEFAULT_PORT = 8090;

    private final Deque<String> rest;
    private final StandInOptions.Builder options = StandInOptions.builder().port(DEFAULT_PORT);
    private final Map<String, Map<String, PublicKey>> apps = new LinkedHashMap<>();
    private String currentApp = "";
    private Guesses guesses = Guesses.USUAL;

    private CommandLine(List<String> arguments) {
        this.rest = new ArrayDeque<>(arguments);
    }

    /**
     * Reads arguments.
     *
     * @throws UsageException if they make no sense
     * @throws IllegalStateException if they name a production profile
     */
    static StandInOptions read(List<String> arguments) throws UsageException {
        return new CommandLine(arguments).read();
    }

    private StandInOptions read() throws UsageException {
        while (!rest.isEmpty()) {
            var name = rest.removeFirst();
            take(name);
        }
        try {
            apps.forEach(options::app);
            return options.build();
        } catch (IllegalArgumentException incomplete) {
            // Says what is missing: an app, or a key of one.
            throw new UsageException(incomplete.getMessage() + " (--app APP_ID --app-key KEY_ID=PUBLIC_KEY)");
        }
    }

    private void take(String name) throws UsageException {
        switch (name) {
            case "--host" -> options.host(value(name));
            case "--port" -> options.port(number(name, value(name), 0, 65535));
            case "--app" -> app(value(name));
            case "--app-key" -> appKey(value(name));
            case "--directory" -> options.directory(path(name, value(name)));
            case "--service-key" -> options.serviceKey(serviceKey(path(name, value(name))));
            case "--calls-kept" -> options.callsKept(number(name, value(name), 1, Integer.MAX_VALUE));
            case "--calls-file" -> options.callFile(path(name, value(name)));
            case "--body-limit" -> options.bodyLimit(number(name, value(name), 1, Integer.MAX_VALUE));
            case "--brainkey-interval" ->
                options.brainkeyInterval(Duration.ofMillis(number(name, value(name), 0, Integer.MAX_VALUE)));
            case "--guess" -> guess(value(name));
            case "--profile" -> ProductionGuard.refuse(value(name));
            default -> throw new UsageException("unknown option " + name + "; --help lists them");
        }
    }

    private String value(String name) throws UsageException {
        var value = rest.pollFirst();
        if (value == null || value.isBlank()) {
            throw new UsageException(name + " needs a value");
        }
        return value;
    }

    private void app(String id) throws UsageException {
        if (apps.putIfAbsent(id, new LinkedHashMap<>()) != null) {
            throw new UsageException("--app " + id + " is given twice");
        }
        currentApp = id;
    }

    private void appKey(String pair) throws UsageException {
        var keys = apps.get(currentApp);
        if (keys == null) {
            throw new UsageException("--app-key must follow the --app it belongs to");
        }
        var parts = pair.split("=", 2);
        if (parts.length != 2 || parts[0].isEmpty()) {
            throw new UsageException("--app-key takes KEY_ID=PUBLIC_KEY");
        }
        try {
            keys.put(parts[0], PublicKey.fromBase64(parts[1]));
        } catch (VirgilException unusable) {
            // The reason is about encoding and of no use to whoever typed the option.
            throw new UsageException("--app-key " + parts[0] + " is not the base64 of an Ed25519 public key");
        }
    }

    private void guess(String choice) throws UsageException {
        try {
            guesses = guesses.with(choice);
            options.guesses(guesses);
        } catch (IllegalArgumentException unknown) {
            // Says which there are.
            throw new UsageException("--guess: " + unknown.getMessage());
        }
    }

    private static int number(String name, String value, int least, int most) throws UsageException {
        try {
            var number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, with the same words as a number out of range.
        }
        throw new UsageException(name + " takes a number between " + least + " and " + most);
    }

    private static Path path(String name, String value) throws UsageException {
        try {
            return Path.of(value);
        } catch (InvalidPathException notAPath) {
            // Only odd characters get here; the option's name is what helps.
            throw new UsageException(name + " is not a path");
        }
    }

    private static PrivateKey serviceKey(Path file) throws UsageException {
        try {
            return PrivateKey.parse(Files.readString(file));
        } catch (IOException unreadable) {
            // The file's name is what helps.
            throw new UsageException("--service-key: cannot read " + file);
        } catch (VirgilException unusable) {
            // The key itself must not be shown.
            throw new UsageException(
                    "--service-key: " + file + " does not hold an Ed25519 private key (base64 or PEM)");
        }
    }
}
