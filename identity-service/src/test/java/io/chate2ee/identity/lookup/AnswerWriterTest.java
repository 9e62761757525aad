package io.chate2ee.identity.lookup;

import static java.util.Collections.singletonMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chate2ee.contract.group.GroupState;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.identity.cache.KnownGroup;
import io.chate2ee.identity.cache.KnownUser;
import io.chate2ee.identity.lookup.GetIdentitiesResource.DataIdentitiesAnswer;
import io.chate2ee.identity.lookup.IdentitiesAnswer.GroupStanding;
import io.chate2ee.identity.lookup.Question.Asked;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AnswerWriterTest {
    private static final Identity OWNER = new Identity("identity-of-the-owner");
    private static final Identity ALICE = new Identity("identity-of-alice");
    private static final KnownUser KNOWN = new KnownUser(ALICE, 1, true);
    private static final KnownUser WITHOUT_IDENTITY = new KnownUser(null, 0, false);
    private static final Identity OF_TEAM = new Identity("identity-of-the-team");
    private static final KnownGroup TEAM = new KnownGroup(7, OF_TEAM, GroupState.CHANGING, 12, Set.of(ALICE), Set.of());

    @Test
    void answersWhatTheApiDescribesInTheOrderAndTheSpellingOfTheQuestion() throws IOException {
        var question = new Question(
                List.of(user("Alice"), user("nobody"), user("alice")), List.of(group("Team"), group("no-team")));

        byte[] body = AnswerWriter.write(
                question,
                List.of(KNOWN, WITHOUT_IDENTITY, KNOWN),
                List.of(TEAM, KnownGroup.NOTHING),
                new GroupsForCaller(new Uid("alice"), ALICE, false),
                OWNER);

        assertThat(read(body))
                .isEqualTo(new IdentitiesAnswer(
                        List.of(
                                Map.of("Alice", ALICE.value()),
                                singletonMap("nobody", null),
                                Map.of("alice", ALICE.value())),
                        List.of(Map.of("Team", OF_TEAM.value()), singletonMap("no-team", null)),
                        OWNER.value(),
                        List.of(
                                Map.of("Team", new GroupStanding("changing", 12, true)),
                                Map.of("no-team", new GroupStanding("unknown", -1, false)))));
    }

    @Test
    void answersAThousandUsers() throws IOException {
        List<Asked<Uid>> asked = Stream.iterate(0, i -> i + 1)
                .limit(1_000)
                .map(i -> user("u" + i))
                .toList();
        List<KnownUser> users = asked.stream().map(each -> KNOWN).toList();

        byte[] body = AnswerWriter.write(
                new Question(asked, List.of()),
                users,
                List.of(),
                new GroupsForCaller(new Uid("u1"), null, true),
                OWNER);

        assertThat(read(body).userIdentities()).hasSize(1_000).endsWith(Map.of("u999", ALICE.value()));
    }

    private static Asked<Uid> user(String written) {
        return new Asked<>(written, new Uid(written.toLowerCase(Locale.ROOT)));
    }

    private static Asked<Guid> group(String written) {
        return new Asked<>(written, new Guid(written.toLowerCase(Locale.ROOT)));
    }

    private static IdentitiesAnswer read(byte[] body) throws IOException {
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .build()
                .readValue(body, DataIdentitiesAnswer.class)
                .data();
    }
}
