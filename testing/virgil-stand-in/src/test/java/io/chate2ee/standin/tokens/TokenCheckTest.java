package io.chate2ee.standin.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.standin.Reply;
import io.chate2ee.standin.StandInOptions;
import io.chate2ee.standin.TestCloud;
import io.chate2ee.virgil.jwt.AppKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenCheckTest {

    private final Clock anHourAndABitAgo = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-61));
    private final TestCloud cloud = TestCloud.start();

    @AfterAll
    void stop() {
        cloud.close();
    }

    @Test
    void aValidTokenIsAccepted() {
        assertThat(pull("Virgil " + cloud.token("alice")).outcome()).isEqualTo("200");
    }

    @Test
    void tokensOfSeveralApplicationsAreAcceptedSideBySide() {
        var token = cloud.token(TestCloud.OTHER_APP, "alice");

        assertThat(pull("Virgil " + token).outcome()).isEqualTo("200");
    }

    @Test
    void tokensOfSeveralKeysOfOneApplicationAreAccepted() {
        // Given an application with two keys
        var one = TestCloud.newKey("one");
        var two = TestCloud.newKey("two");
        var publicKeys = Map.of("one", one.key().publicKey(), "two", two.key().publicKey());
        try (var both = TestCloud.start(Map.of(), options -> options.app("both", publicKeys))) {
            // When tokens of either are used
            var outcomes = both.send(both.request("GET", "/keyknox/v1", "", token(both, one)))
                            .outcome()
                    + both.send(both.request("GET", "/keyknox/v1", "", token(both, two)))
                            .outcome();

            // Then both are accepted
            assertThat(outcomes).isEqualTo("200200");
        }
    }

    @Test
    void anExpiredTokenIs401With20304() {
        var expired = cloud.token(TestCloud.APP, key(TestCloud.APP), "alice", anHourAndABitAgo);

        assertThat(pull("Virgil " + expired).outcome()).isEqualTo("401/20304");
    }

    @Test
    void anExpiredTokenOfAForeignKeyIsNotCalledExpired() {
        var foreign = TestCloud.newKey(key(TestCloud.APP).id());
        var expired = cloud.token(TestCloud.APP, foreign, "alice", anHourAndABitAgo);

        assertThat(pull("Virgil " + expired).outcome()).isEqualTo("400/20303");
    }

    @Test
    void aTokenWithAnotherSignatureIs400With20303() {
        var foreign = TestCloud.newKey(key(TestCloud.APP).id());

        var reply = pull("Virgil " + cloud.token(TestCloud.APP, foreign, "alice", Clock.systemUTC()));

        assertThat(reply.outcome()).isEqualTo("400/20303");
        assertThat(reply.json().getString("message")).isNotBlank();
    }

    @Test
    void aTokenOfAnUnknownKeyApplicationOrShapeIs400With20303() {
        var unknownKey = cloud.token(TestCloud.APP, TestCloud.newKey("other"), "alice", Clock.systemUTC());
        var unknownApp = cloud.token("app-three", key(TestCloud.APP), "alice", Clock.systemUTC());
        var otherAppsKey = cloud.token(TestCloud.APP, key(TestCloud.OTHER_APP), "alice", Clock.systemUTC());

        assertThat(pull("Virgil " + unknownKey).outcome()).isEqualTo("400/20303");
        assertThat(pull("Virgil " + unknownApp).outcome()).isEqualTo("400/20303");
        assertThat(pull("Virgil " + otherAppsKey).outcome()).isEqualTo("400/20303");
        assertThat(pull("Virgil not.a.token").outcome()).isEqualTo("400/20303");
        assertThat(pull("Bearer " + cloud.token("alice")).outcome()).isEqualTo("400/20303");
    }

    @Test
    void aMissingTokenIs400With20303() {
        var reply = cloud.send(cloud.request("GET", "/keyknox/v1", "", null));

        assertThat(reply.outcome()).isEqualTo("400/20303");
    }

    @Test
    void optionsWithoutAnApplicationOrWithTheSameTwiceAreRefused() {
        var keys = Map.of("k", key(TestCloud.APP).key().publicKey());
        var twice = StandInOptions.builder().app("a", keys).app("a", keys);
        var none = StandInOptions.builder();

        assertThatThrownBy(none::build).hasMessageContaining("at least one application");
        assertThatThrownBy(twice::build).hasMessageContaining("same id");
        assertThatThrownBy(() -> new App("a", Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private AppKey key(String app) {
        return cloud.key(app);
    }

    private static String token(TestCloud cloud, AppKey key) {
        return cloud.token("both", key, "alice", Clock.systemUTC());
    }

    private Reply pull(String authorization) {
        return cloud.send(cloud.request("GET", "/keyknox/v1", "", null).header("Authorization", authorization));
    }
}
