package io.chate2ee.groupsync.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.contract.json.Json;
import io.chate2ee.contract.json.JsonObject;
import io.chate2ee.groupsync.cloud.TestCloud;
import io.chate2ee.groupsync.settings.TestSettings;
import io.chate2ee.groupsync.testing.Surroundings;
import io.chate2ee.groupsync.tickets.TestVault;
import io.chate2ee.standin.exchange.Operation;
import io.chate2ee.standin.faults.Fault;
import io.chate2ee.standin.faults.FaultRule;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.smallrye.mutiny.Uni;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The owner's key and card over starts, replicas and mistakes in the settings. */
class OwnerIT {
    private static final Surroundings SURROUNDINGS = new Surroundings();

    /** Cards cannot be unpublished, so every test has an owner of its own. */
    private final String owner = "owner-" + UUID.randomUUID();

    @AfterAll
    static void stopServers() {
        SURROUNDINGS.close();
    }

    @BeforeEach
    void forgetTheOwnerBefore() {
        SURROUNDINGS.sql("delete from owner_key");
        SURROUNDINGS.standIn().forgetCalls();
    }

    @Test
    void aKeyIsMadeOnceByAllReplicasThatStartTogether() {
        List<Owner> owners = Uni.join()
                .all(IntStream.range(0, 4).mapToObj(i -> establish(settings())).toList())
                .andFailFast()
                .await()
                .indefinitely();

        assertThat(owners.stream().map(owner -> owner.key().publicKey()).distinct())
                .hasSize(1);
        assertThat(SURROUNDINGS.standIn().calls().stream()
                        .filter(call -> call.operation() == Operation.CARD_PUBLISH && call.status() < 300))
                .as("cards published")
                .hasSize(1);
    }

    @Test
    void theSameKeyIsThereAtTheNextStartAndNothingIsPublishedAgain() {
        Owner first = started(settings());
        SURROUNDINGS.standIn().forgetCalls();

        Owner second = started(settings());

        assertThat(second.key().publicKey()).isEqualTo(first.key().publicKey());
        assertThat(SURROUNDINGS.standIn().calls())
                .extracting(call -> call.operation())
                .containsExactly(Operation.CARD_SEARCH);
    }

    @Test
    void theKeyIsNotReadableInTheDatabase() {
        Owner owner = started(settings());

        byte[] stored = SURROUNDINGS
                .pool()
                .query("select encrypted_key from owner_key")
                .executeAndAwait()
                .iterator()
                .next()
                .getBuffer(0)
                .getBytes();

        String seed =
                java.util.HexFormat.of().formatHex(owner.key().exportDer()).substring(32);
        assertThat(java.util.HexFormat.of().formatHex(stored)).doesNotContain(seed);
    }

    @Test
    void theKeyThatWasBackedUpTakesThePlaceOfALostDatabase() {
        TestSettings settings = settings();
        assertThat(backedUp(settings)).as("nothing is made for a backup").isNull();
        Owner before = started(settings);

        JsonObject backup = Json.readObject(Objects.requireNonNull(backedUp(settings)));
        SURROUNDINGS.sql("delete from owner_key");
        Owner after = started(settings(Map.of("owner.key", backup.text("key"))));

        assertThat(after.key().publicKey()).isEqualTo(before.key().publicKey());
        assertThat(backup.text("identity")).isEqualTo(owner);
    }

    private byte @Nullable [] backedUp(TestSettings settings) {
        TestCloud cloud = TestCloud.to(settings, SURROUNDINGS.vertx().getDelegate());
        return TestOwner.backup(settings, cloud, SURROUNDINGS.pool(), TestVault.vault(settings.owner()))
                .await()
                .indefinitely();
    }

    @Test
    void aLostAnswerToThePublicationMakesNoSecondCard() {
        SURROUNDINGS.standIn().faults().add(FaultRule.next(1, Operation.CARD_PUBLISH, new Fault.DropAnswer()));

        started(settings());

        assertThat(SURROUNDINGS.standIn().calls().stream()
                        .filter(call -> call.operation() == Operation.CARD_PUBLISH && call.applied()))
                .hasSize(1);
    }

    @Test
    void anotherKeyThanThePublishedOneIsRefusedByName() {
        started(settings(Map.of("owner.key", newKey())));

        assertRefused(Map.of("owner.key", newKey()), "owner.key");
        SURROUNDINGS.sql("delete from owner_key");
        assertRefused(Map.of("owner.key", newKey()), "owner.key");
    }

    @Test
    void aKeyThatWasConfiguredAndIsGoneIsRefusedByName() {
        started(settings(Map.of("owner.key", newKey())));

        assertRefused(Map.of(), "owner.key");
    }

    @Test
    void anotherKeyEncryptionKeyIsRefusedByName() {
        started(settings());

        assertRefused(
                Map.of("owner.key-encryption-key", Base64.getEncoder().encodeToString(new byte[32])),
                "owner.key-encryption-key");
    }

    @Test
    void anotherOwnerIdentityIsRefusedByName() {
        started(settings());

        assertRefused(Map.of("groups.owner-identity", "another-owner"), "groups.owner-identity");
    }

    @Test
    void aServiceKeyOfAnotherCloudIsRefusedByName() {
        String other = Base64.getEncoder()
                .encodeToString(Ed25519PrivateKey.generate(new SecureRandom())
                        .publicKey()
                        .toDer());

        assertRefused(Map.of("virgil.service-key", other), "virgil.service-key");
    }

    private void assertRefused(Map<String, String> changed, String setting) {
        assertThatThrownBy(() -> started(settings(changed)))
                .isInstanceOf(OwnerRefusedException.class)
                .hasMessageContaining("Setting " + setting + " ")
                .message()
                .doesNotContain("\n");
    }

    private TestSettings settings() {
        return settings(Map.of());
    }

    private TestSettings settings(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(Map.of("groups.owner-identity", owner));
        values.putAll(more);
        return SURROUNDINGS.settings(values);
    }

    private Owner started(TestSettings settings) {
        return establish(settings).await().indefinitely();
    }

    private Uni<Owner> establish(TestSettings settings) {
        TestCloud cloud = TestCloud.to(settings, SURROUNDINGS.vertx().getDelegate());
        return TestOwner.establish(settings, cloud, SURROUNDINGS.pool(), TestVault.vault(settings.owner()));
    }

    private static String newKey() {
        return Base64.getEncoder()
                .encodeToString(Ed25519PrivateKey.generate(new SecureRandom()).exportDer());
    }
}
