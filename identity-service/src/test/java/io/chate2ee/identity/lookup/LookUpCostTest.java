package io.chate2ee.identity.lookup;

import static io.chate2ee.identity.fixture.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.chate2ee.contract.id.Uid;
import io.chate2ee.identity.fixture.Metrics;
import io.chate2ee.identity.fixture.RunningService;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // The container fills the field.
class LookUpCostTest extends RunningService {
    private static final String LOOK_UPS = "identity_sql_statements_total{purpose=\"look-up\"}";

    @Inject
    UserDirectory users;

    @Test
    void thousandCallersWhoMissTheSameUserCauseOneStatement() {
        asking.ownIdentity("nils");
        double before = Metrics.sum(LOOK_UPS);

        try (var lock = tables.lock("chat_user")) {
            var answers = IntStream.range(0, 1_000)
                    .mapToObj(i -> users.find(Set.of(new Uid("missed-by-all")), new LookUpCost())
                            .subscribeAsCompletionStage())
                    .toList();
            assertThat(answers).noneMatch(answer -> answer.isDone());

            lock.release();

            assertThat(answers.stream().map(answer -> answer.join()).distinct()).hasSize(1);
        }
        assertThat(Metrics.sum(LOOK_UPS)).isEqualTo(before + 1);
    }

    @Test
    void allMissesOfARequestAreReadByOneStatementForUsersAndOneForGroups() {
        asking.ownIdentity("olga");
        double statements = Metrics.sum("identity_lookup_statements_sum");
        double requests = Metrics.sum("identity_lookup_statements_count");
        double usersRead = Metrics.sum("identity_load_keys_sum{cache=\"users\"}");
        double groupsRead = Metrics.sum("identity_load_keys_sum{cache=\"groups\"}");

        asking.as("olga", Map.of("uids", ids("missing-user-", 50), "guids", ids("missing-group-", 7)))
                .statusCode(200);

        assertThat(Metrics.sum("identity_lookup_statements_sum")).isEqualTo(statements + 2);
        assertThat(Metrics.sum("identity_lookup_statements_count")).isEqualTo(requests + 1);
        assertThat(Metrics.sum("identity_load_keys_sum{cache=\"users\"}")).isEqualTo(usersRead + 50);
        assertThat(Metrics.sum("identity_load_keys_sum{cache=\"groups\"}")).isEqualTo(groupsRead + 7);
    }

    @Test
    void warmRequestIsCountedAsOneWithoutAStatement() {
        tables.imported("warm-friend", "identity-of-warm-friend");
        Map<String, ?> question = Map.of("uids", List.of("paul", "warm-friend"));
        asking.as("paul", question).statusCode(200);
        asking.as("paul", question).statusCode(200);
        double statements = Metrics.sum("identity_lookup_statements_sum");
        double warm = Metrics.sum("identity_lookup_warm_total");
        double hits = Metrics.sum("cache_gets_total{cache=\"users\",result=\"hit\"}");
        double asked = Metrics.sum("identity_lookup_ids_sum{kind=\"users\"}");

        asking.as("paul", question).statusCode(200);

        assertThat(Metrics.sum("identity_lookup_statements_sum")).isEqualTo(statements);
        assertThat(Metrics.sum("identity_lookup_warm_total")).isEqualTo(warm + 1);
        assertThat(Metrics.sum("cache_gets_total{cache=\"users\",result=\"hit\"}"))
                .isEqualTo(hits + 2);
        assertThat(Metrics.sum("identity_lookup_ids_sum{kind=\"users\"}")).isEqualTo(asked + 2);
    }

    @Test
    void knownUserWhoAsksIsSeenWithoutAStatementForEachRequest() {
        asking.ownIdentity("rosa");
        tables.change("UPDATE chat_user SET last_seen = now() - interval '2 days' WHERE uid = 'rosa'");
        double before = Metrics.sum("identity_sql_statements_total{purpose=\"register\"}");

        for (int i = 0; i < 30; i++) {
            asking.ownIdentity("rosa");
        }

        await().untilAsserted(() -> assertThat(tables.number("SELECT count(*) FROM chat_user"
                        + " WHERE uid = 'rosa' AND last_seen > now() - interval '1 hour'"))
                .isOne());
        assertThat(Metrics.sum("identity_sql_statements_total{purpose=\"register\"}"))
                .isEqualTo(before);
    }

    @Test
    void whoeverGuessesIdsIsHeldUpAndWhoeverIsKnownIsStillAnswered() {
        asking.ownIdentity("sue");
        asking.as("guesser", Map.of("uids", ids("guess-a-", 1_000))).statusCode(200);
        asking.as("guesser", Map.of("uids", ids("guess-b-", 1_000))).statusCode(200);
        double statements = Metrics.sum(LOOK_UPS);

        asking.as("guesser", Map.of("uids", List.of("guess-c", "sue")))
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("error.code", equalTo("ERR_E2EE_TOO_MANY_UNKNOWN_IDS"));

        assertThat(Metrics.sum(LOOK_UPS)).as("nothing is read for a guess").isEqualTo(statements);
        assertThat(asking.identity("guesser", "sue")).matches("[0-9a-f]{32}");
        assertThat(asking.ownIdentity("guesser")).matches("[0-9a-f]{32}");
        assertThat(asking.identity("sue", "guess-c")).matches("[0-9a-f]{32}");
    }

    private static List<String> ids(String start, int count) {
        return IntStream.range(0, count).mapToObj(i -> start + i).toList();
    }
}
