package io.chate2ee.token.identities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.http.caller.Caller;
import io.chate2ee.http.caller.Credentials;
import io.chate2ee.token.minting.TokenSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CallerIdentitiesTest {
    private static final Uid ALICE = new Uid("alice");
    private static final Identity FIRST = new Identity("identity-first");
    private static final Identity SECOND = new Identity("identity-second");

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);
    private final List<CompletableFuture<Identity>> asked = new ArrayList<>();
    private final CallerIdentities identities =
            new CallerIdentities(this::ask, settings(), clock, new SimpleMeterRegistry());

    @Test
    void areAskedForOnceWhileFresh() {
        assertThat(answered(FIRST)).isEqualTo(FIRST);
        clock.add(Duration.ofMinutes(5).minusSeconds(1));

        assertThat(remembered()).isEqualTo(FIRST);
        assertThat(asked).hasSize(1);
    }

    @Test
    void areAskedForAgainAfterFiveMinutes() {
        answered(FIRST);
        clock.add(Duration.ofMinutes(5));

        assertThat(answered(SECOND)).isEqualTo(SECOND);
    }

    @Test
    void areUsedUpTo24HoursWhileIdentityServiceIsAway() {
        answered(FIRST);
        clock.add(Duration.ofHours(24).minusSeconds(1));

        assertThat(unanswered().join()).isEqualTo(FIRST);
    }

    @Test
    void areNotUsedAfter24Hours() {
        answered(FIRST);
        clock.add(Duration.ofHours(24));

        assertThatThrownBy(unanswered()::join).hasCauseInstanceOf(IdentityUnknownException.class);
    }

    @Test
    void doNotMakeEveryCallerWaitForAnIdentityServiceThatIsAway() {
        answered(FIRST);
        clock.add(Duration.ofMinutes(6));
        unanswered().join();

        assertThat(remembered()).isEqualTo(FIRST);
        assertThat(asked).hasSize(2);
        clock.add(Duration.ofSeconds(6));
        assertThat(answered(SECOND)).isEqualTo(SECOND);
    }

    @Test
    void areAskedForAgainThoughAnotherCallerWasRefusedByAnIdentityServiceThatIsThere() {
        answered(FIRST);
        clock.add(Duration.ofMinutes(6));
        var refused = wanted();
        asked.get(1).completeExceptionally(IdentityUnknownException.unanswered("too many calls", null));

        assertThat(refused.join()).isEqualTo(FIRST);
        assertThat(answered(SECOND)).isEqualTo(SECOND);
    }

    @Test
    void ofAnUnknownCallerFailWhileIdentityServiceIsAwayAndNothingIsRememberedOfThat() {
        assertThatThrownBy(unanswered()::join).hasCauseInstanceOf(IdentityUnknownException.class);
        assertThat(answered(FIRST)).isEqualTo(FIRST);
    }

    @Test
    void areAskedForOnceForAllWhoWait() {
        var waiting = List.of(wanted(), wanted(), wanted());
        asked.get(0).complete(FIRST);

        assertThat(waiting).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(FIRST));
        assertThat(asked).hasSize(1);
    }

    @Test
    void areDroppedWhenTheUserGetsAnother() {
        answered(FIRST);
        identities.onNews(ALICE, news(2, SECOND));

        assertThat(wanted()).isNotDone();
    }

    @Test
    void areKeptWhenTheNewsOnlyConfirmsThem() {
        answered(FIRST);
        identities.onNews(ALICE, news(1, FIRST));

        assertThat(remembered()).isEqualTo(FIRST);
    }

    @Test
    void areDroppedWhenTheUserIsForgotten() {
        answered(FIRST);
        identities.onNews(ALICE, forgotten(2));

        assertThatThrownBy(unanswered()::join).hasCauseInstanceOf(IdentityUnknownException.class);
    }

    @Test
    void cannotBePutBackByAnAnswerFromBeforeTheNews() {
        var inFlight = wanted();
        identities.onNews(ALICE, news(2, SECOND));
        asked.get(0).complete(FIRST);

        assertThat(inFlight.join()).isEqualTo(SECOND);
        assertThat(remembered()).isEqualTo(SECOND);
    }

    @Test
    void ofAForgottenUserAreNotRememberedFromAnAnswerBeforeThat() {
        var inFlight = wanted();
        identities.onNews(ALICE, forgotten(2));
        asked.get(0).complete(FIRST);
        inFlight.join();

        assertThat(wanted()).isNotDone();
    }

    @Test
    void forgottenWhileTheyWereRenewedAreNotUsedInstead() {
        answered(FIRST);
        clock.add(Duration.ofMinutes(6));
        var renewed = wanted();
        identities.onNews(ALICE, forgotten(2));
        asked.get(1).completeExceptionally(IdentityUnknownException.away(null));

        assertThatThrownBy(renewed::join).hasCauseInstanceOf(IdentityUnknownException.class);
    }

    @Test
    void doNotChangeBackForOlderNews() {
        identities.onNews(ALICE, news(3, SECOND));
        answered(SECOND);
        identities.onNews(ALICE, news(2, FIRST));

        assertThat(remembered()).isEqualTo(SECOND);
    }

    @Test
    void fromBeforeNewsMayHaveBeenMissedAreAskedForAgainButServeWhileIdentityServiceIsAway() {
        answered(FIRST);
        clock.add(Duration.ofSeconds(1));
        identities.onNewsMissed();

        assertThat(unanswered().join()).isEqualTo(FIRST);
        assertThat(asked).hasSize(2);
    }

    private Uni<Identity> ask(Caller caller) {
        assertThat(caller.uid()).isEqualTo(ALICE);
        var answer = new CompletableFuture<Identity>();
        asked.add(answer);
        return Uni.createFrom().completionStage(answer);
    }

    private CompletableFuture<Identity> wanted() {
        return identities.of(new Caller(ALICE, new Credentials(Map.of()))).subscribeAsCompletionStage();
    }

    private Identity answered(Identity answer) {
        var wanted = wanted();
        asked.get(asked.size() - 1).complete(answer);
        return wanted.join();
    }

    private CompletableFuture<Identity> unanswered() {
        var wanted = wanted();
        asked.get(asked.size() - 1).completeExceptionally(IdentityUnknownException.away(null));
        return wanted;
    }

    private Identity remembered() {
        int before = asked.size();
        var wanted = wanted();
        assertThat(asked).hasSize(before);
        return wanted.join();
    }

    private static UserNews.Item news(long version, Identity identity) {
        return new UserNews.Item(version, Optional.of(identity));
    }

    private static UserNews.Item forgotten(long version) {
        return new UserNews.Item(version, Optional.empty());
    }

    private static TokenSettings.Identities settings() {
        return new TokenSettings.Identities() {
            @Override
            public Duration freshFor() {
                return Duration.ofMinutes(5);
            }

            @Override
            public Duration usableFor() {
                return Duration.ofHours(24);
            }

            @Override
            public int atMost() {
                return 100;
            }
        };
    }
}
