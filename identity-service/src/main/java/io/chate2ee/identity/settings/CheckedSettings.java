package io.chate2ee.identity.settings;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.http.start.Launch;
import io.chate2ee.http.start.WrongSetting;
import io.chate2ee.identity.derivation.DerivationSecret;
import io.chate2ee.identity.derivation.IdentityDerivation;
import io.chate2ee.postgres.PostgresLogin;
import io.chate2ee.postgres.PostgresSettings;
import io.chate2ee.postgres.command.MigrateCommand;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

/**
 * Turns settings into values before anything else starts. What cannot be right ends the start with one line on standard
 * error that names the setting and repeats no secret.
 */
@Singleton
public class CheckedSettings {
    private static final int BEFORE_EVERYTHING_ELSE = 1;
    private static final int RANDOM_BYTES = 32;

    private final IdentitySettings identity;
    private final GroupsSettings groups;
    private final PostgresSettings postgres;
    private final Launch launch;

    CheckedSettings(IdentitySettings identity, GroupsSettings groups, PostgresSettings postgres, Launch launch) {
        this.identity = identity;
        this.groups = groups;
        this.postgres = postgres;
        this.launch = launch;
    }

    void check(@Observes @Priority(BEFORE_EVERYTHING_ELSE) StartupEvent starting) {
        derivation();
        PostgresLogin.demand(postgres);
        positive("identity.database-timeout", identity.databaseTimeout());
        positive("identity.retry-after", identity.retryAfter());
        positive("identity.cache.known-for", identity.cache().knownFor());
        positive("identity.cache.unknown-for", identity.cache().unknownFor());
        positive("identity.cache.users", identity.cache().users());
        positive("identity.cache.groups-and-members", identity.cache().groupsAndMembers());
        positive("identity.outbox.batch", identity.outbox().batch());
        positive("identity.outbox.interval", identity.outbox().interval());
        positive("identity.seen.precision", identity.seen().precision());
        positive("identity.seen.store-every", identity.seen().storeEvery());
        positive("identity.forgotten.kept-for", identity.forgotten().keptFor());
        positive("identity.forgotten.look-every", identity.forgotten().lookEvery());
        positive("identity.cache.warm-within", identity.cache().warmWithin());
        positive("identity.unknown-ids.per", identity.unknownIds().per());
    }

    @Produces
    @Singleton
    IdentityDerivation derivation() {
        return new IdentityDerivation(
                secret(), parsed("groups.owner-identity", groups.ownerIdentity(), Identity::parse));
    }

    private DerivationSecret secret() {
        if (launch.isFor(MigrateCommand.NAME)) {
            return thatNobodyHas();
        }
        Optional<String> inPlace = identity.derivationSecret().filter(text -> !text.isBlank());
        Optional<String> file = identity.derivationSecretFile().filter(text -> !text.isBlank());
        if (inPlace.isPresent() && file.isPresent()) {
            throw WrongSetting.of("identity.derivation-secret-file", "is set beside identity.derivation-secret");
        }
        return file.map(path -> parsed("identity.derivation-secret-file", path, CheckedSettings::secretIn))
                .orElseGet(() -> parsed(
                        "identity.derivation-secret",
                        WrongSetting.required("identity.derivation-secret", inPlace),
                        DerivationSecret::parse));
    }

    /** Whoever migrates the database derives nothing, and is not to need the secret; should anything be derived, it is of no use. */
    private static DerivationSecret thatNobodyHas() {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return DerivationSecret.parse(Base64.getEncoder().encodeToString(random));
    }

    private static DerivationSecret secretIn(String path) {
        try {
            return DerivationSecret.parse(Files.readString(Path.of(path)));
        } catch (IOException unreadable) {
            // Without the cause: its message can quote what the file holds, if that is not text.
            throw new IllegalArgumentException("there is no text file that can be read at " + path);
        }
    }

    private static <T> T parsed(String setting, String value, Function<String, T> parse) {
        try {
            return parse.apply(value);
        } catch (IllegalArgumentException wrong) {
            throw WrongSetting.of(setting, "cannot be used: " + wrong.getMessage());
        }
    }

    private static void positive(String setting, Duration value) {
        positive(setting, value.toMillis());
    }

    private static void positive(String setting, long value) {
        if (value <= 0) {
            throw WrongSetting.of(setting, "must be greater than zero");
        }
    }
}
