package io.chate2ee.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.chate2ee.virgil.VirgilException;
import io.chate2ee.virgil.key.PrivateKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No secret is where anybody may look, and none that is published here is one. */
@Tag("kubectl")
class SecretsTest {
    private static final Pattern SECRET_NAME = Pattern.compile(
            "PASSWORD|DERIVATION_SECRET$|APP_KEY$|APP_KEY_ID$|OWNER_KEY|ENCRYPTION_KEY|CREDENTIALS|API_KEY|JAAS");

    /** Long enough for a key, and nothing but its letters; Virgil's own public key is one that everybody may know. */
    private static final Pattern KEY_MATERIAL = Pattern.compile("(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{40,}={0,2}");

    private static final Pattern PASSWORD_IN_ADDRESS = Pattern.compile("://[^/\\s:@]*:[^/\\s@]+@");

    private static final Set<String> BINARY_SETTINGS = Set.of("VIRGIL_SERVICE_KEY");

    @ParameterizedTest
    @MethodSource("io.chate2ee.deploy.Overlays#all")
    void noConfigMapAndNoContainerHoldsASecret(Manifests manifests) {
        List<String> found = new ArrayList<>();
        manifests
                .kind("ConfigMap")
                .forEach(map -> Manifest.texts(map.at("/data")).forEach((name, value) -> {
                    if (isSecret(name, value)) {
                        found.add(map + " " + name);
                    }
                }));
        manifests.workloads().forEach(workload -> {
            workload.container().path("env").forEach(variable -> {
                String name = variable.path("name").asText();
                if (isSecret(name, variable.path("value").asText())) {
                    found.add(workload + " " + name);
                }
            });
            workload.container().path("args").forEach(argument -> {
                if (isSecret("", argument.asText())) {
                    found.add(workload + " " + argument);
                }
            });
        });

        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.chate2ee.deploy.Overlays#all")
    void noOverlayBringsSecretsOfItsOwn(Manifests manifests) {
        assertThat(manifests.kind("Secret")).isEmpty();
    }

    @Test
    void everyKeyOfAnExampleIsASettingOrAFileThatASettingNames() {
        Set<String> settings = new TreeSet<>();
        Stream.of("token-service", "identity-service", "group-sync-service")
                .forEach(service -> settings.addAll(CodeSettings.of(service).keySet()));
        settings.addAll(Set.of("username", "password", "keys.json", "credentials", "api-keys"));

        Manifests.of("secrets-example")
                .kind("Secret")
                .forEach(secret -> assertThat(settings)
                        .as(secret.toString())
                        .containsAll(Manifest.texts(secret.at("/stringData")).keySet()));
        assertThat(EnvFile.read("group-sync-webhooks").set())
                .containsEntry("WEBHOOKS_CREDENTIALS_FILE", "/run/secrets/settings/credentials");
        assertThat(EnvFile.read("group-sync-backfill").set())
                .containsEntry("SOURCE_API_KEY_FILE", "/run/secrets/settings/api-keys");
        assertThat(EnvFile.read("token-service").set())
                .containsEntry("VIRGIL_KEYS_FILE", "/run/secrets/virgil/keys.json");
    }

    @Test
    void everySecretOfTheExampleIsAPlaceholder() {
        Manifests.of("secrets-example")
                .kind("Secret")
                .forEach(secret -> Manifest.texts(secret.at("/stringData")).forEach((key, value) -> {
                    if (!key.equals("username")) {
                        assertThat(value).as(secret + " " + key).contains("<").contains(">");
                    }
                    assertThat(KEY_MATERIAL.matcher(value).find())
                            .as(secret + " " + key)
                            .isFalse();
                }));
    }

    @Test
    void noServiceStartsWithAPlaceholder() throws Exception {
        Map<String, String> sync = values("group-sync");
        assertThatThrownBy(() -> PrivateKey.parse(sync.getOrDefault("virgil.app-key", "")))
                .isInstanceOfAny(VirgilException.class, IllegalArgumentException.class);
        assertNoBase64(sync.getOrDefault("owner.key-encryption-key", ""));
        assertNoBase64(values("identity-service").getOrDefault("identity.derivation-secret", ""));
        assertThat(values("group-sync-webhooks").get("credentials")).doesNotContain(":");
        String key = new ObjectMapper()
                .readTree(values("token-service-virgil").get("keys.json"))
                .at("/keys/0/key")
                .asText();
        assertThatThrownBy(() -> PrivateKey.parse(key))
                .isInstanceOfAny(VirgilException.class, IllegalArgumentException.class);
    }

    @Test
    void noFileUnderDeployHoldsAKey() {
        List<String> found = new ArrayList<>();
        Repository.files("deploy").forEach(file -> {
            String text = Repository.text(Repository.ROOT.relativize(file).toString());
            if (text.contains("PRIVATE KEY")) {
                found.add(file.toString());
            }
            KEY_MATERIAL.matcher(text).results().map(result -> result.group()).forEach(material -> {
                // Not: the public key under which Virgil signs cards, places in a manifest, and long names.
                if (!material.startsWith("MCowBQYDK2Vw")
                        && !material.startsWith("/spec/")
                        && material.matches(".*[0-9].*")
                        && material.matches(".*[A-Z].*")) {
                    found.add(file + " " + material);
                }
            });
        });

        assertThat(found).isEmpty();
    }

    private static boolean isSecret(String name, String value) {
        boolean named = SECRET_NAME.matcher(name).find() && !name.endsWith("_FILE");
        boolean known = BINARY_SETTINGS.contains(name);
        return named
                || !known && KEY_MATERIAL.matcher(value).find()
                || PASSWORD_IN_ADDRESS.matcher(value).find();
    }

    private static void assertNoBase64(String value) {
        assertThatThrownBy(() -> Base64.getDecoder().decode(value)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<String, String> values(String secret) {
        return Manifest.texts(
                Manifests.of("secrets-example").get("Secret", secret).at("/stringData"));
    }
}
