package io.chate2ee.stack.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceSettingsTest {
    private static final StackSecrets SECRETS = StackSecrets.generate(new SecureRandom());
    private static final StackPorts PORTS = new StackPorts(1, 2, 3, 4, 5, 6, 7);
    private static final ServiceSettings SETTINGS = new ServiceSettings(
            PORTS,
            StackAddresses.of(PORTS),
            SECRETS,
            Path.of("/keys.json"),
            Map.of("chat.callers.order", "cometchat"),
            Map.of());

    @Test
    void settingsBecomeEnvironmentVariablesByMicroProfilesRule() {
        assertThat(new Settings().with("chat.callers.jwt.uid-claim", "sub").asEnvironment())
                .containsExactly(Map.entry("CHAT_CALLERS_JWT_UID_CLAIM", "sub"));
    }

    @Test
    void tokenServiceAndGroupSyncHaveDifferentKeysOfTheSameApp() {
        Map<String, String> token = SETTINGS.tokenService().asEnvironment();
        Map<String, String> groups = SETTINGS.groupSync("virgil key").asEnvironment();

        assertThat(token).containsEntry("VIRGIL_APP_ID", SECRETS.appId());
        assertThat(groups).containsEntry("VIRGIL_APP_ID", SECRETS.appId());
        assertThat(token.get("VIRGIL_APP_KEY")).isNotEqualTo(groups.get("VIRGIL_APP_KEY"));
    }

    @Test
    void onlyIdentityServiceHasTheDerivationSecret() {
        assertThat(SETTINGS.identityService().asEnvironment()).containsValue(SECRETS.derivationSecret());
        assertThat(SETTINGS.tokenService().asEnvironment()).doesNotContainValue(SECRETS.derivationSecret());
        assertThat(SETTINGS.groupSync("key").asEnvironment()).doesNotContainValue(SECRETS.derivationSecret());
    }

    @Test
    void furtherSettingsForCallersReachTheServicesThatAreCalledAndNoOther() {
        assertThat(SETTINGS.tokenService().asEnvironment()).containsEntry("CHAT_CALLERS_ORDER", "cometchat");
        assertThat(SETTINGS.identityService().asEnvironment()).containsEntry("CHAT_CALLERS_ORDER", "cometchat");
        assertThat(SETTINGS.groupSync("key").asEnvironment()).doesNotContainKey("CHAT_CALLERS_ORDER");
    }

    @Test
    void eachServiceLogsInToPostgresAsItself() {
        assertThat(SETTINGS.identityService().asEnvironment()).containsEntry("POSTGRES_USER", "identity");
        assertThat(SETTINGS.groupSync("key").asEnvironment()).containsEntry("POSTGRES_USER", "group_sync");
    }

    @Test
    void nothingIsReachableFromOtherMachines() {
        assertThat(SETTINGS.tokenService().asEnvironment()).containsEntry("QUARKUS_HTTP_HOST", "127.0.0.1");
        assertThat(SETTINGS.identityService().asEnvironment()).containsEntry("QUARKUS_HTTP_HOST", "127.0.0.1");
        assertThat(SETTINGS.groupSync("key").asEnvironment()).containsEntry("QUARKUS_HTTP_HOST", "127.0.0.1");
    }

    @Test
    void settingsNeverPrintValues() {
        assertThat(SETTINGS.tokenService().toString())
                .contains("virgil.app-key")
                .doesNotContain(SECRETS.tokenKey().privateKey());
    }
}
