package io.chate2ee.http.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.contract.id.Uid;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AuthenticationTest {
    private static final Verdict ABSENT = new Verdict.Absent();
    private static final Verdict REFUSED = new Verdict.Refused(RefusalReason.EXPIRED);
    private static final Verdict ALICE = accepted("alice");
    private static final Verdict BOB = accepted("bob");

    @Test
    void theFirstThatFindsItsCredentialDecides() {
        assertThat(verdict(ALICE, BOB)).isEqualTo(ALICE);
        assertThat(verdict(ABSENT, BOB)).isEqualTo(BOB);
        assertThat(verdict(REFUSED, BOB)).isEqualTo(REFUSED);
        assertThat(verdict(ABSENT, ABSENT)).isEqualTo(ABSENT);
    }

    @Test
    void aBearerThatProvesNothingIsPassedOverBesideAnAuthToken() {
        assertThat(besideAuthToken("a-token", REFUSED)).isEqualTo(ABSENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"undefined", "null", ""})
    void aBearerThatProvesNothingIsRefusedBesideAnAuthTokenThatIsNone(String authToken) {
        assertThat(besideAuthToken(authToken, REFUSED)).isEqualTo(REFUSED);
    }

    @Test
    void aBearerThatProvesACallerCountsBesideAnAuthToken() {
        assertThat(besideAuthToken("a-token", ALICE)).isEqualTo(ALICE);
    }

    @Test
    void anOrderThatNamesNothingOrSomethingTwiceIsRefused() {
        assertThatThrownBy(() -> CallersOrder.of(List::of))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("Setting chat.callers.order ");
        assertThatThrownBy(() -> CallersOrder.of(() -> List.of(CallerKind.JWT, CallerKind.JWT)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("Setting chat.callers.order ");
        assertThatThrownBy(() -> CallersOrder.of(() -> List.of(CallerKind.NONE, CallerKind.JWT)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("Setting chat.callers.order ");
    }

    @Test
    void nobodyIsLetInOnlyWhereThatIsSaid() {
        assertThat(CallersOrder.of(() -> List.of(CallerKind.NONE)).kinds()).isEmpty();
        assertThat(new Authentication(List.of())
                        .authenticate(name -> List.of("anything"))
                        .await()
                        .indefinitely())
                .isInstanceOf(Verdict.Absent.class);
    }

    private static Verdict besideAuthToken(String authToken, Verdict bearer) {
        RequestHeaders headers = name -> Map.of("authToken", List.of(authToken)).getOrDefault(name, List.of());
        return ForeignBearer.passedOverBy(any -> Uni.createFrom().item(bearer))
                .authenticate(headers)
                .await()
                .indefinitely();
    }

    private static Verdict verdict(Verdict first, Verdict second) {
        var authentication = new Authentication(List.of(
                any -> Uni.createFrom().item(first), any -> Uni.createFrom().item(second)));
        return authentication.authenticate(name -> List.of()).await().indefinitely();
    }

    private static Verdict accepted(String uid) {
        return new Verdict.Accepted(new Caller(new Uid(uid), new Credentials(Map.of())));
    }
}
