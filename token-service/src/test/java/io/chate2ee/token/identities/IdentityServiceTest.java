package io.chate2ee.token.identities;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.id.Uid;
import io.chate2ee.http.caller.Caller;
import io.chate2ee.http.caller.Credentials;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** For whom an answer that is of no use stands. */
class IdentityServiceTest {
    private static final Caller ALICE = new Caller(new Uid("alice"), new Credentials(Map.of()));

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 429})
    void aRefusalStandsForThisCallerAlone(int status) {
        assertThat(asked(Uni.createFrom().failure(new WebApplicationException(status)))
                        .isAway())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"data\":{}}", "{\"data\":{\"userIdentities\":[{\"alice\":null}]}}", "<html>"})
    void anAnswerWithoutAnIdentityStandsForThisCallerAlone(String answer) {
        assertThat(asked(Uni.createFrom().item(answer.getBytes(UTF_8))).isAway())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void aBrokenServiceIsAwayForAll(int status) {
        assertThat(asked(Uni.createFrom().failure(new WebApplicationException(status)))
                        .isAway())
                .isTrue();
    }

    @Test
    void aSilentServiceIsAwayForAll() {
        assertThat(asked(Uni.createFrom().failure(new TimeoutException())).isAway())
                .isTrue();
        assertThat(asked(Uni.createFrom().failure(new ProcessingException("connection refused")))
                        .isAway())
                .isTrue();
    }

    private static IdentityUnknownException asked(Uni<byte[]> answer) {
        var service = new IdentityService(new IdentityServiceClient() {
            @Override
            public Uni<byte[]> identities(
                    @Nullable String authorization,
                    @Nullable String appId,
                    @Nullable String authToken,
                    byte[] question) {
                return answer;
            }

            @Override
            public Uni<byte[]> ready() {
                throw new UnsupportedOperationException();
            }
        });
        return service.identityOf(ALICE)
                .map(identity -> IdentityUnknownException.unanswered(identity.value(), null))
                .onFailure(IdentityUnknownException.class)
                .recoverWithItem(IdentityUnknownException.class::cast)
                .await()
                .indefinitely();
    }
}
