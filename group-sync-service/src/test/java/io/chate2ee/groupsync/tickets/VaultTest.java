package io.chate2ee.groupsync.tickets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.groupsync.settings.OwnerSettings;
import io.chate2ee.virgil.bytes.Secret;
import io.chate2ee.virgil.group.GroupTicket;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTest {
    private static final Secret SECRET = Secret.taking("an epoch key".getBytes(UTF_8));
    private final Vault vault = new Vault(key(1), new SecureRandom());

    @Test
    void opensWhatItSealed() {
        assertThat(vault.open(vault.seal(SECRET, "here"), "here")).matches(SECRET::matches);
    }

    @Test
    void neverSealsTheSameWayTwice() {
        assertThat(vault.seal(SECRET, "here")).isNotEqualTo(vault.seal(SECRET, "here"));
    }

    @Test
    void doesNotShowTheSecret() {
        assertThat(new String(vault.seal(SECRET, "here"), UTF_8)).doesNotContain("epoch");
        assertThat(vault).hasToString("Vault[redacted]");
    }

    @Test
    void doesNotOpenAValueMovedToAnotherPlace() {
        byte[] sealed = vault.seal(SECRET, "here");

        assertThatThrownBy(() -> vault.open(sealed, "there")).isInstanceOf(SealBrokenException.class);
    }

    @Test
    void doesNotOpenWithAnotherKey() {
        byte[] sealed = vault.seal(SECRET, "here");

        assertThatThrownBy(() -> new Vault(key(2), new SecureRandom()).open(sealed, "here"))
                .isInstanceOf(SealBrokenException.class)
                .hasMessageContaining("owner.key-encryption-key");
    }

    @Test
    void doesNotOpenAValueOfWhichOneBitWasChanged() {
        byte[] sealed = vault.seal(SECRET, "here");
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> vault.open(changed, "here")).isInstanceOf(SealBrokenException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 12, 28})
    void doesNotOpenWhatIsTooShort(int length) {
        assertThatThrownBy(() -> vault.open(new byte[length], "here")).isInstanceOf(SealBrokenException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not base64!", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void refusesAKeyEncryptionKeyThatIsNot32BytesAndNamesTheSetting(String text) {
        assertThatThrownBy(() -> new Vault(settings(text)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Setting owner.key-encryption-key ")
                .hasMessageNotContaining("AAAA");
    }

    @Test
    void takesAKeyFromTheSetting() {
        Vault configured = new Vault(settings(Base64.getEncoder().encodeToString(key(1))));

        assertThat(configured.open(vault.seal(SECRET, "here"), "here")).matches(SECRET::matches);
    }

    @Test
    void aFreshTicketIsOfItsGroupAndEpochAndOpensNowhereElse() {
        TicketVault tickets = new TicketVault(vault);
        Identity identity = new Identity("identity-of-group");
        Guid guid = new Guid("group");

        byte[] sealed = tickets.fresh(identity, guid, 1, 7);

        try (GroupTicket ticket = tickets.open(sealed, guid, 1, 7).use(GroupTicket::parse)) {
            assertThat(ticket.epoch()).isEqualTo(7);
            assertThat(ticket.session()).isEqualTo(TicketVault.session(identity));
        }
        assertThatThrownBy(() -> tickets.open(sealed, guid, 2, 7)).isInstanceOf(SealBrokenException.class);
        assertThatThrownBy(() -> tickets.open(sealed, guid, 1, 8)).isInstanceOf(SealBrokenException.class);
    }

    private static byte[] key(int value) {
        byte[] key = new byte[32];
        key[0] = (byte) value;
        return key;
    }

    private static OwnerSettings settings(String keyEncryptionKey) {
        return new OwnerSettings() {
            @Override
            public Optional<String> key() {
                return Optional.empty();
            }

            @Override
            public Optional<String> keyEncryptionKey() {
                return Optional.of(keyEncryptionKey);
            }
        };
    }
}
