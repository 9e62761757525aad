package io.chate2ee.standin;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.virgil.card.CardSigner;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {

    private static final JsonObject SHARED =
            new JsonObject().put("root", "r").put("path", "p").put("key", "k");
    private static final String BLINDED = "AwWAXPpatE46Er3XwAXZ5f0Qepvml8wQdkq6AxuEBgmIZzi8tcjyU05Zg2LiLPX8lw==";

    private final Path directory;

    RestartTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void everythingIsThereAgainWithADirectory() {
        // Given a card, a backup, a shared value, a brainkey and a service key
        var keys = TestCloud.newKeys();
        List<String> before;
        try (var cloud = TestCloud.start(keys, directory)) {
            write(cloud);
            before = look(cloud);
        }

        // When the stand-in is started again
        try (var cloud = TestCloud.start(keys, directory)) {
            // Then it answers as before
            assertThat(look(cloud)).isEqualTo(before);
            assertThat(before).noneMatch("[]"::equals);
        }
    }

    @Test
    void withoutADirectoryNothingIsKept() {
        var keys = TestCloud.newKeys();
        try (var cloud = TestCloud.start(keys, options -> options)) {
            write(cloud);
        }

        try (var cloud = TestCloud.start(keys, options -> options)) {
            assertThat(cards(cloud)).isEqualTo("[]");
        }
    }

    @Test
    void aServiceKeyThatIsGivenIsUsedAndNotKept() {
        var given = Ed25519PrivateKey.generate(new SecureRandom());
        var keys = TestCloud.newKeys();
        try (var cloud =
                TestCloud.start(keys, options -> options.directory(directory).serviceKey(given))) {
            assertThat(cloud.standIn().serviceKey()).isEqualTo(given.publicKey());
        }

        try (var cloud = TestCloud.start(keys, directory)) {
            assertThat(cloud.standIn().serviceKey()).isNotEqualTo(given.publicKey());
        }
    }

    private static void write(TestCloud cloud) {
        var key = Ed25519PrivateKey.generate(new SecureRandom());
        var card = CardSigner.selfSigned("alice", key, Instant.ofEpochSecond(1_800_000_000L), null);
        cloud.post("alice", "/card/v5", new JsonObject(card.toJson()));
        var content = new JsonObject().put("meta", "bWV0YQ==").put("value", "dmFsdWU=");
        cloud.send(cloud.request("PUT", "/keyknox/v1", content.encode(), cloud.token("alice")));
        var push = SHARED.copy().mergeIn(content).put("identities", List.of("alice", "bob"));
        cloud.post("alice", "/keyknox/v2/push", push);
    }

    private static List<String> look(TestCloud cloud) {
        var single = cloud.get("alice", "/keyknox/v1");
        var shared = cloud.post("bob", "/keyknox/v2/pull", SHARED.copy().put("identity", "alice"));
        var brainkey = cloud.post("alice", "/pythia/v1/brainkey", new JsonObject().put("blinded_password", BLINDED));
        return List.of(
                cards(cloud),
                single.hash() + single.body(),
                shared.hash() + shared.body(),
                brainkey.json().getString("seed"),
                cloud.standIn().serviceKey().id().hex());
    }

    private static String cards(TestCloud cloud) {
        return cloud.post("alice", "/card/v5/actions/search", new JsonObject().put("identities", List.of("alice")))
                .body();
    }
}
